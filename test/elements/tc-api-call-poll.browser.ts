import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { deployment } from '../helpers/deployment.js';
import { type CallPage, callPage, inside, reach, textOf } from './helpers/call-page.js';
import { cutNetwork, hidePage, PageClock } from './helpers/page-clock.js';
import { settled } from './helpers/page.js';
import { control, PersonAgent } from './helpers/person-owner.js';

const periodMs = 5000;
const path = '/api/auth/v1/scopes/current';
const { fetch } = window;
let clock: PageClock;
/** How often the call was sent. */
let sent = 0;

async function polling(person: PersonAgent | null, auth = 'auto'): Promise<CallPage> {
  const page = await callPage(
    `<tc-api-call service="auth" method="currentScopes" auth="${auth}" poll="5 seconds"></tc-api-call>`, person);
  await reach(page.call, 'done');
  await startsToPoll(page.call);
  return page;
}

async function passPeriod(): Promise<void> {
  clock.pass(periodMs);
  await settled();
}

/** The code for it is loaded after the first result. */
async function startsToPoll(call: TcApiCall, status = 'done'): Promise<void> {
  const before = sent;
  for (let i = 0; i < 100 && sent === before; i += 1) await passPeriod();
  expect(sent).to.be.above(before);
  await reach(call, status);
}

describe('a <tc-api-call> that polls', () => {
  beforeEach(() => {
    clock = new PageClock();
    sent = 0;
    window.fetch = (input, init) => {
      if (String(input).includes(path)) sent += 1;
      return fetch(input, init);
    };
  });
  afterEach(() => {
    hidePage(false);
    cutNetwork(false);
    clock.restore();
    window.fetch = fetch;
    return control('clearFaults');
  });

  for (const [what, pause] of [['hidden', hidePage], ['offline', cutNetwork]] as const) {
    it(`rests while the page is ${what}, shows the old result, and asks at once when that is over`, async () => {
      const { call } = await polling(new PersonAgent('alice'));
      const [before, shown] = [sent, textOf(call)];
      pause(true);
      for (let i = 0; i < 10; i += 1) await passPeriod();
      expect([sent - before, call.status]).to.deep.equal([0, 'done']);
      expect(shown).to.include('secrets:get:project/demo/*');
      expect(textOf(call)).to.include(shown.replace(/ \d+ entries\.$/, ''));
      pause(false);
      await waitUntil(() => sent === before + 1);
      await reach(call, 'done');
      clock.pass(periodMs);
      await waitUntil(() => sent === before + 2);
    });
  }

  it('rests once the session is over, shows the old result, and goes on when the person is back', async () => {
    const alice = new PersonAgent('alice');
    const { call, owner } = await polling(alice);
    const before = sent;
    owner.become(alice, { status: 'expired' });
    for (let i = 0; i < 10; i += 1) await passPeriod();
    expect([sent - before, call.status]).to.deep.equal([0, 'waiting']);
    expect(textOf(call)).to.include('secrets:get:project/demo/*').and.to.include('Sign in to see this.');
    owner.become(alice);
    await waitUntil(() => sent === before + 1);
    await reach(call, 'done');
    clock.pass(periodMs);
    await waitUntil(() => sent === before + 2);
  });

  const note = (call: TcApiCall) => inside(call, '[part=note]')?.textContent;
  const said = (call: TcApiCall) => inside(call, 'section + [role=status]')!.textContent;
  const asOf = / As of \d{1,2}:\d\d\s[AP]M\.$/;

  it('says, once, that it is offline and from when the result is, until there is a newer one', async () => {
    const { call } = await polling(new PersonAgent('alice'));
    expect(note(call)).to.equal(undefined);
    cutNetwork(true);
    await call.updateComplete;
    expect(note(call)).to.match(/^Offline\./).and.to.match(asOf);
    expect([said(call), call.status]).to.deep.equal([note(call), 'done']);
    await expect(call).to.be.accessible();
    await passPeriod();
    const heard: unknown[] = [];
    const listener = new MutationObserver(() => heard.push(said(call)));
    listener.observe(inside(call, 'section + [role=status]')!, { childList: true, characterData: true, subtree: true });
    for (let i = 0; i < 3; i += 1) await passPeriod();
    expect(heard).to.deep.equal([]);
    listener.disconnect();
    call.lang = 'de';
    await waitUntil(() => /^Keine Verbindung\. Stand: \d\d:\d\d\.$/.test(note(call)!));
    const { data } = call;
    cutNetwork(false);
    await waitUntil(() => call.data !== data);
    await reach(call, 'done');
    expect([note(call), said(call)]).to.deep.equal([undefined, '']);
  });

  it('says no more that it is offline once it is not, though nothing was missed', async () => {
    const { call } = await polling(new PersonAgent('alice'));
    const before = sent;
    cutNetwork(true);
    cutNetwork(false);
    await settled();
    expect([note(call), said(call), sent]).to.deep.equal([undefined, '', before]);
  });

  it('keeps the result in peace when it could not be asked for again, and says why until it can', async () => {
    const { call } = await polling(new PersonAgent('alice'));
    call.retries = 0;
    const rows = inside(call, 'ul')!.children.length;
    await control('drop', { path, times: 0 });
    clock.pass(periodMs);
    await reach(call, 'error');
    expect(call.error?.code).to.equal('network');
    expect(inside(call, '[role=alert]')).to.equal(null);
    expect(inside(call, 'ul')!.children).to.have.length(rows);
    expect(note(call)).to.match(/could not be reached\./).and.to.match(asOf);
    expect(said(call)).to.equal(note(call));
    cutNetwork(true);
    await call.updateComplete;
    expect(note(call)).to.match(/^Offline\./);
    await control('clearFaults');
    cutNetwork(false);
    clock.pass(periodMs);
    await reach(call, 'done');
    expect([note(call), said(call)]).to.deep.equal([undefined, '']);
  });

  it('is alarmed where asking again will not do, and where a person has asked', async () => {
    const { call } = await polling(new PersonAgent('alice'));
    call.retries = 0;
    await control('failNext', { path, status: 403 });
    clock.pass(periodMs);
    await reach(call, 'forbidden');
    expect(inside(call, '[role=alert]')).not.to.equal(null);
    expect(note(call)).to.equal(undefined);
    await settled();
    clock.pass(periodMs);
    await reach(call, 'done');
    await control('drop', { path, times: 0 });
    await call.refresh().catch(() => {});
    await reach(call, 'error');
    expect(inside(call, '[role=alert]')!.textContent).to.include('could not be reached');
    expect(note(call)).to.equal(undefined);
  });

  it('leaves the result where the page tells the error itself', async () => {
    const { call } = await polling(new PersonAgent('alice'));
    call.retries = 0;
    call.addEventListener('tc-api-error', (event) => event.preventDefault());
    await control('drop', { path, times: 0 });
    clock.pass(periodMs);
    await reach(call, 'error');
    expect([note(call), !!inside(call, 'ul')]).to.deep.equal([undefined, true]);
  });

  for (const what of ['asking', 'offline']) {
    it(`asks no more where it has left the page while ${what}`, async () => {
      const { call } = await polling(new PersonAgent('alice'));
      call.addEventListener('tc-status', ({ detail }) => detail.status === 'refreshing' && call.remove());
      await settled();
      if (what === 'asking') clock.pass(periodMs);
      else cutNetwork(true);
      await waitUntil(() => !call.isConnected || note(call));
      call.remove();
      await settled();
      const before = sent;
      cutNetwork(false);
      for (let i = 0; i < 5; i += 1) await passPeriod();
      expect(sent).to.equal(before);
    });
  }

  it('says nothing more of a result that the person took along', async () => {
    const { call, owner } = await polling(new PersonAgent('alice'));
    const said = inside(call, 'section + [role=status]')!;
    expect(said.textContent).to.match(/^\d+ entries\.$/);
    owner.become(null);
    await call.updateComplete;
    expect([call.data, said.textContent]).to.deep.equal([undefined, '']);
    await reach(call, 'done');
    expect(said.textContent).to.match(/^\d+ entries\.$/);
  });

  it('leaves alone what a person began', async () => {
    const { call } = await callPage(
      `<tc-api-call service="queue" method="listTaskGroup" args='["P273wqnjTBGSPY_Wv5fP5Q"]' query='{"limit": 10}'
        poll="5 seconds"></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    await settled();
    await control('delay', { path: 'task-group/P273wqnjTBGSPY_Wv5fP5Q/list', ms: 500, times: 1 });
    const more = call.loadMore();
    for (let i = 0; i < 3; i += 1) await passPeriod();
    expect(await more).to.have.property('tasks').with.length(20);
  });

  it('goes on where the first answer did not come, in peace', async () => {
    await control('drop', { path, times: 0 });
    const { call } = await callPage(
      '<tc-api-call service="auth" method="currentScopes" poll="5 seconds" retries="0"></tc-api-call>',
      new PersonAgent('alice'));
    await reach(call, 'error');
    const alert = inside(call, '[role=alert]');
    const statuses: string[] = [];
    call.addEventListener('tc-status', ({ detail }) => statuses.push(detail.status));
    await startsToPoll(call, 'error');
    expect(inside(call, '[role=alert]')).to.equal(alert);
    expect(statuses).not.to.include('loading');
    await control('clearFaults');
    clock.pass(periodMs);
    await reach(call, 'done');
    expect(textOf(call)).to.include('secrets:get:project/demo/*');
  });

  it('asks for everybody on a page without a sign-in', async () => {
    const page = await fixture<HTMLElement>(html`<main></main>`);
    page.innerHTML = `<tc-api-call service="auth" method="currentScopes" root-url="${deployment.rootUrl}" poll="5 seconds">`;
    const call = page.querySelector('tc-api-call')!;
    await reach(call, 'done');
    await startsToPoll(call);
  });

  it('asks once for somebody who is signed out, and not again and again', async () => {
    const { call, owner } = await polling(new PersonAgent('alice'));
    const before = sent;
    owner.become(null);
    await reach(call, 'done');
    for (let i = 0; i < 10; i += 1) await passPeriod();
    expect([sent - before, call.status]).to.deep.equal([1, 'done']);
    expect(textOf(call)).not.to.include('secrets:get');
    owner.become(new PersonAgent('olga'));
    await reach(call, 'done');
    await startsToPoll(call);
    expect(textOf(call)).to.include('secrets:get:project/demo/*');
  });
});
