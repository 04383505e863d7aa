import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { type CallPage, callPage, inside, reach, textOf } from './helpers/call-page.js';
import { cutNetwork, hidePage, PageClock } from './helpers/page-clock.js';
import { settled } from './helpers/page.js';
import { PersonAgent } from './helpers/person-owner.js';

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
async function startsToPoll(call: TcApiCall): Promise<void> {
  const before = sent;
  for (let i = 0; i < 100 && sent === before; i += 1) await passPeriod();
  expect(sent).to.be.above(before);
  await reach(call, 'done');
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
  });

  for (const [what, pause] of [['hidden', hidePage], ['offline', cutNetwork]] as const) {
    it(`rests while the page is ${what}, shows the old result, and asks at once when that is over`, async () => {
      const { call } = await polling(new PersonAgent('alice'));
      const [before, shown] = [sent, textOf(call)];
      pause(true);
      for (let i = 0; i < 10; i += 1) await passPeriod();
      expect([sent - before, call.status]).to.deep.equal([0, 'done']);
      expect(shown).to.include('secrets:get:project/demo/*');
      expect(textOf(call)).to.equal(shown);
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
