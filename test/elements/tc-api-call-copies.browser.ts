import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { words as de } from '../../src/elements/words/de.js';
import { deployment } from '../helpers/deployment.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
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

describe('a <tc-api-call> that leads to artifacts', () => {
  const taskId = 'P273wqnjTBGSPY_Wv5fP5Q';
  const listOf = `service="queue" method="listLatestArtifacts" args='{"taskId":"${taskId}"}'`;
  const notes = 'private/build/notes.txt';
  /** Where windows were sent that were opened, and how many are open. */
  let sent: string[] = [];
  let windows = 0;
  const { open } = window;

  beforeEach(() => {
    sent = [];
    windows = 0;
    window.open = () => {
      windows += 1;
      const close = () => (windows -= 1);
      return { close, location: { replace: (url: string) => sent.push(url) } } as unknown as Window;
    };
  });
  after(() => (window.open = open));

  /** What is said beside an artifact after a press; each time that it was said anew. */
  async function pressArtifact(call: TcApiCall, name: string): Promise<string[]> {
    const place = button(call, name).nextElementSibling!;
    const heard: string[] = [];
    const listen = new MutationObserver(() => place.textContent && heard.push(place.textContent));
    listen.observe(place, { childList: true, characterData: true, subtree: true });
    button(call, name).click();
    expect(windows).to.equal(1);
    await waitUntil(() => heard.length);
    expect(place.role).to.equal('status');
    listen.disconnect();
    return heard;
  }

  it('gives what everybody may read an address, and signs the rest at the click', async () => {
    const { call } = await callPage(`<tc-api-call ${listOf}></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    const link = inside<HTMLAnchorElement>(call, 'tbody a[part=link]')!;
    expect(link.textContent).to.equal('public/logs/live_backing.log');
    expect((await fetch(link.href, { redirect: 'manual' })).type).to.equal('opaqueredirect');
    button(call, notes).click();
    await waitUntil(() => sent.length);
    expect(sent[0]).to.match(/artifacts\/private%2Fbuild%2Fnotes.txt\?bewit=/);
    expect(windows).to.equal(1);
    expect(call.shadowRoot!.innerHTML).not.to.include('bewit');
    expect(textOf(call)).not.to.include('cannot');
    expect(await (await fetch(sent[0]!)).text()).to.equal('Not for everybody.\n');
  });

  it('says beside an artifact, once, that scopes are missing for it, and leaves no window open', async () => {
    const { call } = await callPage(`<tc-api-call ${listOf}></tc-api-call>`, new PersonAgent('olga'));
    await reach(call, 'done');
    const [said, ...more] = await pressArtifact(call, notes);
    expect(said).to.match(/scopes/);
    expect(more).to.deep.equal([]);
    expect([windows, sent]).to.deep.equal([0, []]);
    expect(call.status).to.equal('done');
    await expect(call).to.be.accessible();
  });

  it('says it in the language of the page, each time anew', async () => {
    const { call } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, new PersonAgent('olga'));
    await reach(call, 'done');
    const lacking = de.errors.scopesLacking({ method: 'queue.getLatestArtifact' });
    expect(await pressArtifact(call, notes)).to.deep.equal([lacking]);
    expect(await pressArtifact(call, notes)).to.deep.equal([lacking]);
  });

  const { host } = new URL(deployment.rootUrl);
  const lost = { '/artifacts/private': de.errors.notReached({ host }), '/oidc-credentials/': de.errors.credentialsNotHad };
  for (const [path, sentence] of Object.entries(lost)) {
    it(`says that a link cannot be made: ${path} cannot be reached`, async () => {
      const agent = new PersonAgent('alice');
      const { call } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, agent);
      await reach(call, 'done');
      agent.invalidate();
      await control('drop', { path: `api.*${path}`, times: 0 });
      const said = await pressArtifact(call, notes);
      await control('clearFaults');
      expect(said).to.deep.equal([sentence]);
      expect([windows, sent]).to.deep.equal([0, []]);
    });
  }

  it('says that the session has ended, and waits for nobody', async () => {
    const agent = new PersonAgent('alice');
    const { call, owner } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, agent);
    await reach(call, 'done');
    owner.become(agent, { status: 'expired' });
    expect(await pressArtifact(call, notes)).to.deep.equal([de.errors.linkAfterSession]);
    expect([windows, call.status]).to.deep.equal([0, 'done']);
  });

  it('opens the artifact of the run that is shown, signed', async () => {
    const { call } = await callPage(
      '<tc-api-call service="queue" method="getLatestArtifact" trigger="manual"></tc-api-call>', new PersonAgent('alice'));
    await call.run({ args: [taskId, 'public/logs/live_backing.log'] });
    await call.updateComplete;
    button(call, 'Open').click();
    await waitUntil(() => sent.length);
    expect(sent[0]).to.match(/live_backing.log\?bewit=/);
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
    const { prepare } = call;
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
