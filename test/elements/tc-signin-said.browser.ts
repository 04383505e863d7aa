import { expect, waitUntil } from '@open-wc/testing';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { TcError } from '../../src/session/errors.js';
import type { SessionStatus } from '../../src/session/snapshot.js';
import { type TestFacts, TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

const element = () => find<TcSignin>('tc-signin');
const shadow = () => element().shadowRoot!;
const region = () => shadow().querySelector('[role=status]');
const notice = () => shadow().querySelector<HTMLElement>('[part~=notice]:popover-open');
const alerts = () => [...shadow().querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
/** What the region holds, its lines one after the other. */
const said = () => [...(region()?.children ?? [])].map(({ textContent }) => textContent);

const noNetwork = () => new TcError('network', 'tc.example.com cannot be reached.');

/** A sign-in that is in a status, its region there and silent. */
async function start(status: SessionStatus, facts?: TestFacts): Promise<TestSession> {
  put('<tc-signin></tc-signin><button id="after">After</button>');
  const session = new TestSession({ user: { name: 'Alice' }, lifeMs: 240_000 });
  session.attach(element());
  await settled();
  session.force(status, facts);
  element().prepare();
  await waitUntil(() => element().status === status && region(), 'no view', { timeout: 4000 });
  await settled();
  return session;
}

/** All that is said while that happens. */
async function heardIn(act: () => unknown): Promise<string[][]> {
  const heard: string[][] = [];
  const listen = new MutationObserver(() => heard.push(said()));
  listen.observe(region()!, { childList: true, characterData: true, subtree: true });
  await act();
  await settled();
  listen.disconnect();
  return heard;
}

const heardAt = async (from: SessionStatus, to: SessionStatus, facts: TestFacts = {}): Promise<string[][]> => {
  const session = await start(from);
  return heardIn(() => session.force(to, facts));
};

describe('what is said', () => {
  before(defineAll);
  afterEach(clear);

  it('is a change of status, politely and once; a renewal says nothing and takes no focus', async () => {
    const session = await start('signed-in');
    find<HTMLElement>('#after').focus();
    const heard = await heardIn(async () => {
      session.force('signed-in', { renewing: true });
      await settled();
      session.force('signed-in', { reason: 'renew' });
      await settled();
      expect(document.activeElement?.id).to.equal('after');
      session.force('expired');
      await settled();
      session.force('expired');
    });
    expect(heard).to.deep.equal([['Your session has ended. Sign in again to go on.']]);
    expect(document.activeElement?.id).to.equal('after');
  });

  for (const [name, facts, sentence] of [
    ['cannot be renewed', { offline: true }, 'Your session cannot be renewed right now. It goes on until it ends.'],
    ['has a clock that is off', { clockOffset: 720_000 }, 'This device\'s clock is off by 12 minutes. Please set it right.'],
    ['is not kept', { forgetful: true }, 'This browser does not keep your session: it ends when you leave the page.'],
  ] as [string, TestFacts, string][]) {
    it(`is that a session ${name}, though its status stays: once, and nothing when that is over`, async () => {
      const session = await start('signed-in');
      const heard = await heardIn(async () => {
        session.force('signed-in', facts);
        await settled();
        session.force('signed-in', { ...facts, renewing: true });
        await settled();
        session.force('signed-in');
      });
      expect(heard).to.deep.equal([[sentence], []]);
    });
  }

  it('is who signed in, and that the session is not kept', async () => {
    const heard = await heardAt('signed-out', 'signed-in', { forgetful: true });
    expect(heard).to.deep.equal([
      ['Signed in as Alice', 'This browser does not keep your session: it ends when you leave the page.'],
    ]);
  });

  for (const [signedOutReason, sentence] of [
    ['other-tab', 'You signed out in another tab.'],
    ['account-changed', 'Another account signed in, so you were signed out here.'],
    ['user', 'Signed out'],
  ] as const) {
    it(`is the reason of a sign-out: ${signedOutReason}`, async () => {
      expect(await heardAt('signed-in', 'signed-out', { signedOutReason })).to.deep.equal([[sentence]]);
    });
  }

  it('is where to go on when the window was cut off', async () => {
    expect(await heardAt('signing-in', 'signed-out', { armed: true })).to.deep.equal([
      ['The sign-in window is closed or hidden. Finish there, or sign in again.'],
    ]);
  });

  it('is that a window which only finishes a sign-in can be closed', async () => {
    expect(await heardAt('initializing', 'initializing', { inert: true, delivered: true } as TestFacts)).to.deep.equal([
      ['You are signed in. You can close this window.'],
    ]);
  });

  for (const [status, facts] of [
    ['signed-in', { offline: true }],
    ['signed-out', { signedOutReason: 'other-tab' }],
    ['expired', {}],
  ] as [SessionStatus, TestFacts][]) {
    it(`is nothing of what is so when the page opens: ${status}`, async () => {
      const session = await start(status, facts);
      expect(said()).to.deep.equal([]);
      expect(await heardIn(() => session.force(status, { ...facts, reason: 'restore' }))).to.deep.equal([]);
    });
  }

  it('is an error as an alert, once, and not politely too', async () => {
    const session = await start('signed-in');
    session.force('signed-out', { error: noNetwork() });
    await waitUntil(notice);
    expect(alerts()).to.deep.equal(['tc.example.com cannot be reached.']);
    expect(said()).to.deep.equal(['Signed out']);
  });

  for (const status of ['signed-out', 'signed-in', 'expiring', 'expired', 'error'] as const) {
    it(`is nothing of an error that is an alert after an attempt: ${status}`, async () => {
      const session = await start(status);
      const heard = await heardIn(async () => {
        session.force('signing-in');
        await settled();
        session.force(status, { error: noNetwork() });
      });
      expect(alerts()).to.deep.equal(['tc.example.com cannot be reached.']);
      expect(heard.flat().filter((line) => line !== 'Signed in as Alice')).to.deep.equal(['The sign-in window is open']);
    });
  }

  it('is who signed in, after a window', async () => {
    const session = await start('signed-out');
    const heard = await heardIn(async () => {
      session.force('signing-in');
      await settled();
      session.force('signed-in');
    });
    expect(heard).to.deep.equal([['The sign-in window is open'], ['Signed in as Alice']]);
  });

  it('is that the page is being left, where no window opens', async () => {
    expect(await heardAt('signed-out', 'signing-in', { mode: 'redirect' })).to.deep.equal([['Going to the sign-in page…']]);
  });

  for (const [mode, sentence] of [['popup', 'The sign-in window is open'], ['redirect', 'Going to the sign-in page…']] as const) {
    it(`is a sign-in that began before all of this was loaded: ${mode}`, async () => {
      put('<tc-signin></tc-signin>');
      const session = new TestSession();
      session.attach(element());
      session.force('signed-out');
      await settled();
      expect(region()).to.equal(null);
      const silent: unknown[] = [];
      const listen = new MutationObserver(() => region() && silent.push(said()));
      listen.observe(shadow(), { childList: true, subtree: true });
      session.force('signing-in', { mode });
      await waitUntil(() => said().length, 'nothing is said', { timeout: 4000 });
      listen.disconnect();
      expect(silent).to.deep.equal([[], [sentence]]);
    });
  }
});

describe('an error of the sign-in', () => {
  const tags = ['tc-signin', 'tc-whoami', 'tc-api-call'];
  const sentence = (tag: string) => find<HTMLElement>(tag).shadowRoot!.querySelector('[part~=error] > *, [part~=error]:not(:has(*))');
  const texts = () => tags.map((tag) => sentence(tag)?.textContent?.trim());
  const roles = () => tags.map((tag) => find<HTMLElement>(tag).shadowRoot!.querySelector('[role=alert]')?.textContent?.trim());

  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami, 'tc-api-call': TcApiCall });
  });
  afterEach(clear);

  const others = (more = '') =>
    `<tc-whoami ${more}></tc-whoami><tc-api-call service="auth" method="currentScopes" ${more}></tc-api-call>`;

  it('is an alert there, and words without alarm in what depends on it', async () => {
    put(`<tc-signin root-url="nowhere" client-id="x"></tc-signin>${others()}`);
    await waitUntil(() => texts().every(Boolean), 'not all say it', { timeout: 4000 });
    expect(new Set(texts()).size).to.equal(1);
    expect(roles()).to.deep.equal([texts()[0], undefined, undefined]);
  });

  it('is one of its own in each that cannot find its sign-in', async () => {
    put(`<tc-signin></tc-signin>${others('root-url="nowhere"')}`);
    await waitUntil(() => texts().every(Boolean), 'not all say it', { timeout: 4000 });
    expect(roles()).to.deep.equal(texts());
    expect(roles()[1]).to.match(/root URL of this element is unusable/);
  });
});
