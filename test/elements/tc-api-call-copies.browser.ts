import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach } from './helpers/call-page.js';
import { copied, refusing, replaceClipboard, restoreClipboard } from './helpers/clipboard.js';
import { control, PersonAgent, requestsTo } from './helpers/person-owner.js';

const button = (call: TcApiCall, words: string): HTMLButtonElement =>
  [...call.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes(words))!;

async function press(call: TcApiCall, words: string): Promise<string> {
  const control = button(call, words);
  control.click();
  const said = control.querySelector('[role=status]')!;
  await waitUntil(() => said.textContent);
  return said.textContent!;
}

const secretCall = (more = '') =>
  `<tc-api-call service="secrets" method="get" args='["project/demo/greeting"]' ${more}></tc-api-call>`;

describe('what a <tc-api-call> copies', () => {
  beforeEach(() => replaceClipboard());
  after(restoreClipboard);

  it('is a signed link, which stands nowhere on the page and works', async () => {
    const { call } = await callPage(secretCall('inspect'), new PersonAgent('alice'));
    await reach(call, 'done');
    expect(await press(call, 'Copy signed link')).to.equal('Copied.');
    expect(copied[0]).to.include('bewit=');
    expect((await fetch(copied[0]!)).status).to.equal(200);
    expect(document.documentElement.outerHTML + call.shadowRoot!.innerHTML).not.to.include('bewit');
  });

  it('is a curl line without a secret', async () => {
    const { call } = await callPage(secretCall('inspect'), new PersonAgent('alice'));
    await reach(call, 'done');
    await press(call, 'Copy curl');
    expect(copied[0]).to.match(/^curl 'http.*greeting'.*\$AUTHORIZATION/);
  });

  it('is the list of missing scopes, a line each', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" args='["project/other/x"]'></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'forbidden');
    await press(call, 'Copy');
    expect(copied).to.deep.equal(['secrets:get:project/other/x']);
  });

  it('is the value and the path of a line of a tree, whatever its name', async () => {
    await control('failNext', {
      path: '/api/secrets/v1/secret/project%2Fdemo%2Ftree', status: 200, body: { secret: { 'a.b': ['x', { deep: 1 }] } },
    });
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" as="tree" args='["project/demo/tree"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    inside(call, '[data-path="secret.a.b"]')!.click();
    await press(call, 'Copy value');
    await press(call, 'Copy path');
    expect(JSON.parse(copied[0]!)).to.deep.equal(['x', { deep: 1 }]);
    expect(copied[1]).to.equal('secret.a.b');
  });

  it('copies by key too, in a tree', async () => {
    const { call } = await callPage(secretCall('as="tree"'), new PersonAgent('alice'));
    await reach(call, 'done');
    const line = inside(call, '[role=treeitem][tabindex="0"]')!;
    for (const key of ['p', 'c']) line.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await waitUntil(() => copied.length === 2);
    expect(copied).to.include('secret');
  });

  it('says so when the page may not use the clipboard', async () => {
    replaceClipboard(refusing);
    const { call } = await callPage(secretCall('inspect'), new PersonAgent('alice'));
    await reach(call, 'done');
    expect(await press(call, 'Copy curl')).to.include('may not use the clipboard');
  });

  it('says why a link cannot be signed', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" inspect args='["project/demo/${'x'.repeat(9000)}"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'error');
    expect(await press(call, 'Copy signed link')).to.include('longer than servers read');
  });
});

describe('a <tc-api-call> that shows how it went', () => {
  it('shows the request and the status of a failure, and one fold-out beside the old result', async () => {
    const { call } = await callPage(secretCall('inspect retries="0"'), new PersonAgent('alice'));
    await reach(call, 'done');
    await control('failNext', { path: '/api/secrets/v1/secret/project%2Fdemo%2Fgreeting', status: 500 });
    await call.refresh().catch(() => {});
    await reach(call, 'error');
    const shown = call.shadowRoot!.querySelectorAll('[part=inspect]');
    expect(shown).to.have.length(1);
    expect(shown[0]!.textContent).to.include('500').and.to.include('GET http');
  });

  it('shows nothing of a call whose input fits no method', async () => {
    const { call } = await callPage('<tc-api-call service="queue" method="task" inspect></tc-api-call>', null);
    await reach(call, 'error');
    expect(inside(call, '[role=alert]')!.textContent).to.include('taskId');
    expect(inside(call, '[part=inspect]')).to.equal(null);
  });
});

describe('a <tc-api-call> that must not', () => {
  it('shows of a secret that it asks about the names only', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="set" confirm="Sure?" args='["project/demo/hush"]'
        payload='{"secret":{"password":"hunter2"},"expires":{"$fromNow":"1 day"}}'><button>Go</button></tc-api-call>`,
      new PersonAgent('alice'));
    call.querySelector('button')!.click();
    await waitUntil(() => inside(call, 'dialog[open]'));
    const { textContent } = inside(call, 'dialog')!;
    expect(textContent).to.include('password').and.to.include('project/demo/hush').and.to.include('Sure?');
    expect(textContent).not.to.include('hunter2');
    expect(inside(call, 'dialog h2')!.textContent).to.equal('Sure?');
    const goBack = inside<HTMLButtonElement>(call, 'dialog [value=no]')!;
    expect(goBack.textContent!.trim()).to.equal('Go back');
    goBack.click();
    await call.finished;
  });

  it('writes nothing on load, even when the page says so', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="remove" trigger="load" args='["project/demo/by-load"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await waitUntil(() => button(call, 'Run remove'));
    expect(call.status).to.equal('idle');
    expect(await requestsTo('demo%2Fby-load')).to.deep.equal([]);
  });

  it('asks no more once it has left the page', async function () {
    this.timeout(20_000);
    const polling = (service: string) =>
      `<tc-api-call service="${service}" method="ping" auth="none" poll="5 seconds"></tc-api-call>`;
    const { call: stays } = await callPage(polling('hooks') + polling('queue'), null);
    const leaves = stays.nextElementSibling as TcApiCall;
    await reach(stays, 'done');
    await reach(leaves, 'done');
    const before = (await requestsTo('/api/queue/v1/ping')).length;
    const first = stays.data;
    leaves.remove();
    await waitUntil(() => stays.data !== first, undefined, { timeout: 9000 });
    expect((await requestsTo('/api/queue/v1/ping')).length).to.equal(before);
  });

  it('hands what one person was shown to the next, even when the drawing is ready late', async () => {
    const path = '/api/secrets/v1/secret/project%2Fdemo%2Flate';
    await control('failNext', { path, status: 200, body: { secret: 'for Alice alone' } });
    const { owner, call } = await callPage(
      `<tc-api-call service="secrets" method="get" args='["project/demo/late"]'></tc-api-call>`, new PersonAgent('alice'));
    let seen = '';
    call.addEventListener('tc-status', () => void call.updateComplete.then(() => (seen += call.shadowRoot!.textContent)));
    const prepare = call.prepare.bind(call);
    let isAnswered = false;
    let isLate = (): void => {};
    const late = new Promise<void>((resolve) => (isLate = resolve));
    const prepareLate: typeof prepare = (outcome) => {
      isAnswered ||= !!outcome.data;
      return prepare(outcome).finally(() => late);
    };
    Object.assign(call, { prepare: prepareLate });
    await waitUntil(() => isAnswered);
    owner.become(null);
    isLate();
    await reach(call, 'forbidden');
    expect(seen).to.include('Sign in').and.not.to.include('Alice alone');
  });

  for (const markup of ['columns="status.taskId, status.__proto__.x"', 'select="constructor.name"']) {
    it(`reads ${markup}`, async () => {
      const { call } = await callPage(`<tc-api-call service="auth" method="ping" ${markup}></tc-api-call>`, null);
      await reach(call, 'error');
      expect(call.error?.code).to.equal('configuration');
    });
  }

  it('reads a prototype for a template', async () => {
    const { call } = await callPage(
      '<tc-api-call service="auth" method="ping"><template><b data-tc-text="alive.toString"></b></template></tc-api-call>',
      null);
    await reach(call, 'done');
    expect(call.querySelector('b')!.textContent).to.equal('');
  });
});
