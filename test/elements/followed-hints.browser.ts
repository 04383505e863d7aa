import { expect, waitUntil } from '@open-wc/testing';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { clear, defineAll, find, put } from './helpers/page.js';
import { callPage, reach } from './helpers/call-page.js';
import { define, PersonAgent } from './helpers/person-owner.js';
import { asAttributes, ownAttributes, storeSession } from './helpers/stored-session.js';

const { warn, info } = console;
const reallyOpen = window.open.bind(window);
let lines: string[] = [];

const told = async (part: string): Promise<string> => {
  const line = () => lines.find((one) => one.includes(part));
  await waitUntil(line, `nothing of "${part}" in: ${lines.join('\n')}`, { timeout: 4000 });
  return line()!;
};

describe('hints of what happens', () => {
  before(() => {
    defineAll();
    define({ 'tc-api-call': TcApiCall });
  });

  beforeEach(() => {
    lines = [];
    console.warn = console.info = (line: string) => void lines.push(line);
  });

  afterEach(() => {
    Object.assign(console, { warn, info });
    window.open = reallyOpen;
    clear();
  });

  describe('a session that is not shared', () => {
    const here = () => document.URL.replace(/[?#].*/, '');

    it('is told with the redirect-uri that it has', async () => {
      const attributes = ownAttributes();
      storeSession(attributes);
      put(`<tc-signin id="fast" redirect-uri="/fast.html" ${asAttributes(attributes)}></tc-signin>`);
      expect(await told('id="fast"')).to.equal(
        `<tc-signin id="fast"> does not share the session of ${here()}: give both the same redirect-uri. ` +
        'See docs/hints.md of taskcluster-elements.',
      );
    });

    it('is not told where more than the redirect-uri differs, or nothing', async () => {
      const attributes = ownAttributes();
      storeSession(attributes);
      const scope = 'queue:other';
      put(`<tc-signin id="same" ${asAttributes(attributes)}></tc-signin>
        <tc-signin id="other" redirect-uri="/a.html" ${asAttributes({ ...attributes, scope })}></tc-signin>
        <tc-signin id="last" redirect-uri="/b.html" ${asAttributes(attributes)}></tc-signin>`);
      await told('id="last"');
      expect(lines.filter((line) => /id="(same|other)"/.test(line))).to.deep.equal([]);
    });
  });

  it('a sign-in says what it asks of whom, and so after a window without an answer', async () => {
    let opened: Window | null = null;
    window.open = (_url, name, features) => (opened = reallyOpen('about:blank', name, features));
    const attributes = ownAttributes();
    put(`<tc-signin redirect-uri="/back.html" ${asAttributes(attributes)}></tc-signin>`);
    const element = find<TcSignin>('tc-signin');
    // The last hint of a first look: from then on the sign-in is followed.
    const slip = ownAttributes();
    storeSession(slip);
    put(`<tc-signin id="sign" redirect-uri="/c.html" ${asAttributes(slip)}></tc-signin>`);
    await told('id="sign"');
    element.signIn().catch(() => undefined);
    const what = `tc.example.com as client ${attributes['client-id']} to return to ${location.origin}/back.html: ` +
      'both must be registered there, letter by letter.';
    expect(await told('asks')).to.equal(`<tc-signin> asks ${what}`);
    await waitUntil(() => element.shadowRoot!.querySelector('[part~=notice]:popover-open'));
    opened!.close();
    await waitUntil(() => element.status === 'signed-out', 'still waiting', { timeout: 4000 });
    expect(await told('no answer')).to.equal(`<tc-signin> had no answer. It asks ${what}`);
  });

  it('a call that waits for a person says before that it will fail', async () => {
    const wrong = (id: string, more: string) => `<tc-api-call id="${id}" service="queue" method="listTaskGrup" ${more}></tc-api-call>`;
    await callPage(wrong('waits', 'auth="required"') + wrong('idle', 'trigger="submit"'), null);
    for (const id of ['waits', 'idle']) {
      expect(await told(`id="${id}"`)).to.match(/> will fail\. There is no queue\.listTaskGrup\. Did you mean queue\.listTaskGroup/);
    }
  });

  it('a call that has failed says so once', async () => {
    const { call } = await callPage('<tc-api-call id="fails" service="queue" method="listTaskGrup"></tc-api-call>', null);
    await reach(call, 'error');
    // The last hint of a first look at another element.
    put('<tc-api-call id="other" service="queue" method="listTaskGrup" trigger="submit"></tc-api-call>');
    await told('id="other"');
    expect(lines.filter((line) => line.includes('id="fails"'))).to.deep.equal([]);
  });

  describe('paths that lead nowhere', () => {
    const group = `id="g" service="queue" method="listTaskGroup" args='["P273wqnjTBGSPY_Wv5fP5Q"]'`;
    const hint = async (more: string, inside = '') => {
      const { call } = await callPage(`<tc-api-call ${group} ${more}>${inside}</tc-api-call>`, new PersonAgent('alice'));
      await reach(call, 'done', 'empty');
      return (await told('id="g"')).replace(/^\S+ \S+ /, '').replace(/ See .*/, '');
    };

    it('columns: the names of the rows, or the one that was meant', async () => {
      expect(await hint('columns="status.state, foo.bar, task.metadata.nam"')).to.equal(
        'columns: no row has foo.bar: there are status, task.',
      );
      expect(lines[1]).to.include('columns: no row has task.metadata.nam: in task.metadata there is name.');
    });

    it('select: the names of the answer', async () => {
      expect(await hint('select="jobs"')).to.equal('select="jobs" leads nowhere: there are taskGroupId, schedulerId, ' +
        'expires, tasks.');
    });

    it('a template: its paths', async () => {
      expect(await hint('', '<template><p data-tc-text="task.owner"></p></template>')).to.match(
        /^data-tc-text: no row has task\.owner: in task there are .*metadata/,
      );
    });

    it('are told of alone', async () => {
      const calls = `<tc-api-call ${group.replace('"g"', '"right"')} select="tasks" columns="status.state"></tc-api-call>
        <tc-api-call ${group} columns="sstate"></tc-api-call>`;
      await callPage(calls, new PersonAgent('alice'));
      await reach(find<TcApiCall>('#right'), 'done');
      await told('id="g"');
      expect(lines.filter((line) => line.includes('id="right"'))).to.deep.equal([]);
    });
  });
});
