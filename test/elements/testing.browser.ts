import { expect, waitUntil } from '@open-wc/testing';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { TcShow } from '../../src/elements/tc-show.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import type { SessionStatus } from '../../src/session/snapshot.js';
import { TestAgent, TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

const statuses: SessionStatus[] = [
  'initializing', 'signed-out', 'signing-in', 'signed-in', 'expiring', 'expired', 'error',
];

describe('a test session', () => {
  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami, 'tc-show': TcShow });
  });
  afterEach(clear);

  const shown = (): [TestSession, TcSignin] => {
    put('<tc-signin></tc-signin>');
    const session = new TestSession({ user: { name: 'Alice' }, scopes: ['queue:*'] });
    const element = find<TcSignin>('tc-signin');
    session.attach(element);
    return [session, element];
  };

  for (const status of statuses) {
    it(`shows ${status} in a tc-signin without attributes`, async () => {
      const [session, element] = shown();
      session.force(status);
      await waitUntil(() => element.getAttribute('status') === status);
      expect(element.signedIn).to.equal(status === 'initializing' ? undefined : ['signed-in', 'expiring'].includes(status));
    });
  }

  it('tells the page what a sign-in would', async () => {
    const [session, element] = shown();
    session.force('signed-out');
    await settled();
    const told: string[] = [];
    element.addEventListener('tc-credentials', ({ detail }) => told.push(`${detail.reason} ${detail.user?.name}`));
    element.shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => element.status === 'signed-in');
    element.signOut();
    await waitUntil(() => element.status === 'signed-out');
    expect(told).to.deep.equal(['signin Alice', 'signout undefined']);
  });

  it('answers what stands inside another element, and by its scopes', async () => {
    put(`<section><tc-whoami show="name"></tc-whoami>
      <tc-show id="may" scopes="queue:create-task:x"></tc-show><tc-show id="not" scopes="auth:x"></tc-show></section>`);
    const session = new TestSession({ user: { name: 'Alice' }, scopes: ['queue:*'] });
    const end = session.attach(find<HTMLElement>('section'));
    session.force('signed-in');
    const whoami = find<TcWhoami>('tc-whoami');
    await waitUntil(() => whoami.shadowRoot!.textContent?.includes('Alice'), 'no name', { timeout: 4000 });
    await waitUntil(() => find<TcShow>('#may').status === 'shown' && find<TcShow>('#not').status === 'fallback');
    expect(await whoami.satisfies('queue:x')).to.equal(true);
    session.force('signed-out');
    await waitUntil(() => whoami.status === 'anonymous');
    end();
  });

  it('gives a new agent to each sign-in; the one before stays ended', async () => {
    const session = new TestSession();
    session.force('signed-in');
    const first = session.agent!;
    session.force('signed-out');
    session.force('signed-in');
    expect(session.agent === first).to.equal(false);
    const codeOf = (agent: TestAgent) => agent.getCredentials().then(() => 'credentials', ({ code }) => code as string);
    expect([await codeOf(first), await codeOf(session.agent!)]).to.deep.equal(['signed-out', 'credentials']);
    expect(await codeOf(new TestAgent({ lifeMs: -1 }))).to.equal('expired');
  });

  it('leaves the element to its attributes when it ends', async () => {
    put('<tc-signin></tc-signin>');
    const session = new TestSession();
    const element = find<TcSignin>('tc-signin');
    const end = session.attach(element);
    session.force('signed-in');
    await waitUntil(() => element.status === 'signed-in');
    end();
    await waitUntil(() => element.status === 'error', 'the attributes are not read', { timeout: 4000 });
  });
});
