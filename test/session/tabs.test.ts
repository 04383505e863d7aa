import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeWorld, hour, minute } from './helpers/fake-world.js';

test('39: ten tabs due at once: one renewal, and all have its session within a second', async () => {
  const world = new FakeWorld();
  const tabs = [await world.openSignedIn()];
  for (let i = 1; i < 10; i++) tabs.push(await world.openTab());
  assert.ok(tabs.every((tab) => tab.status === 'signed-in'));
  await world.clock.advance(15 * minute);
  assert.equal(world.servers.renewals, 1);
  const expires = new Set(tabs.map((tab) => tab.session.snapshot.expires?.getTime()));
  assert.equal(expires.size, 1);
});

test('39: a tab that is killed while it renews hands the lock to another', async () => {
  const world = new FakeWorld();
  const first = await world.openSignedIn();
  const second = await world.openTab();
  world.servers.nextRenewals.push('hang');
  await world.clock.advance(14 * minute + 31_000);
  assert.equal(world.servers.renewals, 1);
  const holder = [first, second].find((tab) => tab.session.snapshot.renewing)!;
  holder.close();
  await world.clock.advance(30_000);
  const other = holder === first ? second : first;
  assert.equal(world.servers.renewals, 2);
  assert.equal(other.status, 'signed-in');
});

for (const missing of [{ locks: true }, { channel: true }, { locks: true, channel: true }]) {
  test(`40: without ${Object.keys(missing).join(' and ')} everything still works`, async () => {
    const world = new FakeWorld();
    const one = await world.openSignedIn({ missing });
    const two = await world.openTab({ missing });
    await world.clock.advance(1_000);
    assert.equal(two.status, 'signed-in', 'by a peer, or by the provider');
    const before = world.servers.renewals;
    await world.clock.advance(16 * minute);
    const renewals = world.servers.renewals - before;
    assert.ok(renewals >= 1 && renewals <= 2, `${renewals} renewals`);
    assert.ok([one, two].every((tab) => tab.status === 'signed-in'));
    one.session.signOut();
    const asked = assert.rejects(two.agent.getCredentials(), { code: 'signed-out' });
    await asked;
    assert.equal(two.status, 'signed-out');
  });
}

test('41: a sign-out in one tab while another renews: signed out in both, the late result dropped', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const b = await world.openTab();
  world.servers.renewMs = 5_000;
  const renewed = assert.rejects(b.session.renew());
  await world.clock.advance(1_000);
  a.session.signOut();
  await world.clock.advance(10_000);
  await renewed;
  assert.deepEqual([a.status, b.status], ['signed-out', 'signed-out']);
  assert.equal(b.session.snapshot.signedOutReason, 'other-tab');
  assert.ok(!JSON.stringify([...b.store.sessionStorage]).includes('secret'));
});

test('42: a sign-out while a tab is frozen reaches it before it serves anything', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const b = await world.openTab();
  const asked = b.agent.getCredentials();
  await world.clock.advance(200);
  await asked;
  const { agent } = b;
  b.freeze();
  a.session.signOut();
  await world.clock.advance(minute);
  b.tabs.frozen = false;
  await assert.rejects(agent.getCredentials(), { code: 'signed-out' });
  assert.equal(b.status, 'signed-out');
});

test('42: a tab that was frozen signs out when it comes back into view', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const b = await world.openTab();
  b.freeze();
  a.session.signOut();
  b.thaw();
  assert.equal(b.status, 'signed-out');
  assert.equal(b.session.snapshot.signedOutReason, 'other-tab');
});

test('43: a new tab asks its peers and is signed in without a frame', async () => {
  const world = new FakeWorld();
  await world.openSignedIn();
  const tab = await world.openTab();
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.session.snapshot.reason, 'restore');
  assert.equal(world.servers.renewals, 0);
});

test('43: with memory nothing is handed over, only the sign-out is shared', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn({ storage: 'memory' });
  const b = await world.openTab({ storage: 'memory' });
  assert.equal(b.status, 'signed-out');
  await b.signIn();
  assert.ok(!JSON.stringify(world.browser.said).includes('secret'));
  a.session.signOut();
  await world.clock.advance(10);
  assert.equal(b.status, 'signed-out');
});

test('44: back from the cache: state looked at again, timers armed, the redirect that was left for dropped', async () => {
  const world = new FakeWorld();
  const tab = await world.openTab();
  const attempt = tab.attempt('redirect');
  const left = assert.rejects(tab.session.attemptStarted(attempt), { code: 'cancelled' });
  assert.equal(tab.status, 'signing-in');
  tab.freeze();
  tab.tabs.frozen = false;
  tab.clock.thaw();
  tab.wakeUps.fire('pageshow');
  await left;
  assert.equal(tab.status, 'signed-out');
  assert.equal(tab.isOpen(attempt), false);
  await tab.signIn();
  assert.equal(tab.status, 'signed-in');
});

test('4: two tabs sign in at once: both complete and agree', async () => {
  const world = new FakeWorld();
  const [a, b] = [await world.openTab(), await world.openTab()];
  await Promise.all([a.signIn('alice'), b.signIn('alice')]);
  await world.clock.advance(1_000);
  assert.deepEqual([a.status, b.status], ['signed-in', 'signed-in']);
  const records = [a, b].map((tab) => tab.store.sessionStorage.get('session'));
  assert.equal(records[0], records[1]);
});

test('a sign-in as somebody else in another tab is taken over as an account change', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const { agent } = a;
  const b = await world.openTab();
  await b.signIn('olga');
  await world.clock.advance(10);
  assert.equal(a.session.snapshot.user?.sub, 'olga');
  assert.equal(a.session.snapshot.reason, 'account-change');
  await assert.rejects(agent.getCredentials(), { code: 'account-changed' });
});

test('messages that are not exactly right are ignored', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const record = JSON.parse(a.store.sessionStorage.get('session')!) as object;
  const fromElsewhere = [
    null,
    'session',
    { version: 1, type: 'session' },
    { version: 2, type: 'signed-out', generation: { counter: 99, tab: 'x' } },
    { version: 1, type: 'signed-out', generation: { counter: -1, tab: 'x' } },
    { version: 1, type: 'signed-out', generation: { counter: 1e400, tab: 'x' } },
    { version: 1, type: 'session', record: { ...record, configuration: 'another', generation: { counter: 50, tab: 'x' } } },
    { version: 1, type: 'session', record: { ...record, version: 7, generation: { counter: 50, tab: 'x' } } },
  ];
  fromElsewhere.forEach((message) => a.tabs.hear(message));
  await world.clock.advance(100);
  assert.equal(a.status, 'signed-in');
  assert.equal(a.session.snapshot.user?.sub, 'alice');
});

test('an element that leaves takes timers and listeners along; one that comes back finds its session', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const { agent } = tab;
  tab.session.suspend();
  assert.deepEqual([tab.clock.pending, tab.wakeUps.listeners.size, tab.tabs.listeners.size], [0, 0, 0]);
  await world.clock.advance(hour);
  tab.session.resume();
  assert.equal(tab.agent, agent);
  await world.clock.advance(1_000);
  assert.equal(tab.status, 'signed-in');
  assert.equal(world.servers.renewals, 1);
});
