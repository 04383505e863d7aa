import { expect, waitUntil } from '@open-wc/testing';
import type { CredentialsDetail } from '../../src/elements/events.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import type { Follower } from './helpers/follower.js';
import { clear, defineAll, find, follower, put, settled } from './helpers/page.js';
import { alice, asAttributes, ownAttributes, secret, storeSession, type StoredSession } from './helpers/stored-session.js';

const element = (selector = 'tc-signin') => find<TcSignin>(selector);
const markup = (attributes: Record<string, string>, more = '') => `<tc-signin ${asAttributes(attributes)} ${more}></tc-signin>`;
const isIn = () => waitUntil(() => element().status === 'signed-in', 'not signed in', { timeout: 3000 });

function putSession(stored?: StoredSession, more = ''): Record<string, string> {
  const attributes = ownAttributes();
  storeSession(attributes, stored);
  put(markup(attributes, more));
  return attributes;
}

describe('a session that was stored', () => {
  before(defineAll);
  afterEach(clear);

  it('is there again after a reload, and never looks signed out', async () => {
    const seen: string[] = [];
    const attributes = ownAttributes();
    storeSession(attributes);
    put(markup(attributes));
    element().addEventListener('tc-status', ({ detail }) => seen.push(detail.status));
    await isIn();
    expect(seen).to.deep.equal(['signed-in']);
    expect(element().user?.name).to.equal(alice.name);
    expect(element().expires?.getTime()).to.be.greaterThan(Date.now());
  });

  it('tells who it is once, with a reason, and without a secret', async () => {
    const details: CredentialsDetail[] = [];
    const hear = ({ detail }: { detail: CredentialsDetail }) => void details.push(detail);
    document.addEventListener('tc-credentials', hear);
    putSession();
    await isIn();
    await settled();
    document.removeEventListener('tc-credentials', hear);
    expect(details).to.have.length(1);
    const { agent, rootUrl, user, reason } = details[0]!;
    expect([reason, rootUrl, user?.sub]).to.deep.equal(['restore', 'https://tc.example.com', alice.sub]);
    expect(agent).to.equal(element().agent);
    expect(JSON.stringify(details)).not.to.include(secret);
  });

  it('writes no secret into the page', async () => {
    putSession();
    await isIn();
    await waitUntil(() => element().shadowRoot!.querySelector('[role=menu]'));
    expect(element().outerHTML + element().shadowRoot!.innerHTML).not.to.include(secret);
    expect(JSON.stringify(element())).not.to.include(secret);
  });

  it('gives one agent to all that show it', async () => {
    const attributes = putSession(undefined, 'id="one"');
    put(markup(attributes, 'id="two"'));
    await waitUntil(() => element('#one').agent && element('#two').agent);
    expect(element('#one').agent).to.equal(element('#two').agent);
  });

  it('gives the same agent to what follows it', async () => {
    putSession();
    put(follower());
    await waitUntil(() => find<Follower>('test-follower').link.snapshot.signedIn);
    expect(find<Follower>('test-follower').link.snapshot.agent).to.equal(element().agent);
  });

  it('is as it was when its element comes back', async () => {
    const attributes = putSession();
    await isIn();
    const { agent } = element();
    element().remove();
    await settled();
    put(markup(attributes));
    const reasons: string[] = [];
    element().addEventListener('tc-credentials', ({ detail }) => reasons.push(detail.reason));
    await settled();
    expect(element().status).to.equal('signed-in');
    expect(element().agent).to.equal(agent);
    expect(reasons).to.deep.equal(['restore']);
  });

  it('tells nothing when its element only moves', async () => {
    putSession();
    await isIn();
    const events: string[] = [];
    for (const type of ['tc-status', 'tc-credentials'] as const) element().addEventListener(type, () => events.push(type));
    put('<div id="there"></div>').querySelector('#there')!.append(element());
    await settled();
    expect(element().status).to.equal('signed-in');
    expect(events).to.deep.equal([]);
  });

  it('ends everywhere on the page at a sign-out, told once by each element', async () => {
    const attributes = putSession(undefined, 'id="one"');
    put(markup(attributes, 'id="two"'));
    await waitUntil(() => element('#one').agent && element('#two').agent);
    const told: string[] = [];
    for (const id of ['one', 'two']) {
      element(`#${id}`).addEventListener('tc-credentials', ({ detail }) => told.push(`${id} ${detail.reason} ${detail.agent}`));
    }
    const { agent } = element('#one');
    element('#two').signOut();
    await settled();
    expect(told.sort()).to.deep.equal(['one signout null', 'two signout null']);
    expect(element('#one').status).to.equal('signed-out');
    const error = await agent!.getCredentials().catch((reason: unknown) => reason);
    expect((error as { code: string }).code).to.equal('signed-out');
  });

  it('goes on when the page prevents the sign-out', async () => {
    putSession();
    await isIn();
    const asked: boolean[] = [];
    element().addEventListener('tc-signout-start', (event) => {
      asked.push(event.detail.everywhere);
      event.preventDefault();
    });
    element().signOut({ everywhere: true });
    await settled();
    expect(asked).to.deep.equal([true]);
    expect(element().status).to.equal('signed-in');
  });

  it('is ended by a control of the page', async () => {
    const attributes = ownAttributes();
    storeSession(attributes);
    put(`<tc-signin ${asAttributes(attributes)}><button slot="signed-in" data-tc-action="signout"><b>Log out</b></button></tc-signin>`);
    await isIn();
    find<HTMLElement>('tc-signin b').click();
    expect(element().status).to.equal('signed-out');
  });

  it('is told about before it ends, once, and can be continued', async () => {
    const attributes = ownAttributes();
    storeSession(attributes, { minutesLeft: 3 });
    put(markup(attributes));
    const times: Date[] = [];
    element().addEventListener('tc-expiring', ({ detail }) => times.push(detail.expires));
    await waitUntil(() => element().status === 'expiring');
    expect(times).to.deep.equal([element().expires]);
    const notice = () => element().shadowRoot!.querySelector('[part~=notice]:popover-open');
    await waitUntil(notice);
    expect(notice()!.textContent).to.match(/Your session ends at \d/);
    expect(element().agent).not.to.equal(null);
  });

  it('says nothing of its end when the page prevents that', async () => {
    const attributes = ownAttributes();
    storeSession(attributes, { minutesLeft: 3 });
    put(markup(attributes));
    element().addEventListener('tc-expiring', (event) => event.preventDefault());
    await waitUntil(() => element().status === 'expiring');
    await waitUntil(() => element().shadowRoot!.querySelector('[part~=notice]'));
    await settled();
    expect(element().shadowRoot!.querySelector('[part~=notice]:popover-open')).to.equal(null);
  });

  it('tells one change after the other when a listener makes the next', async () => {
    putSession();
    const told: string[] = [];
    element().addEventListener('tc-credentials', ({ detail }) => {
      told.push(`${detail.reason} ${element().status}`);
      if (detail.agent) element().signOut();
    });
    await waitUntil(() => element().status === 'signed-out');
    expect(told).to.deep.equal(['restore signed-in', 'signout signed-out']);
  });

  it('says that durations are wrong', async () => {
    putSession(undefined, 'renew-after="soon"');
    await waitUntil(() => element().status === 'error');
    expect(element().error?.hint).to.include('renew-after');
  });

  it('answers whoever waited for it', async () => {
    putSession();
    expect(await element().whenSignedIn()).to.equal(element().agent);
  });
});
