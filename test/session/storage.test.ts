import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeWorld, hour, minute } from './helpers/fake-world.js';

test('a reload keeps the session', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  tab.close();
  const reloaded = await world.openTab({ reloadOf: tab });
  assert.equal(reloaded.status, 'signed-in');
  assert.equal(reloaded.session.snapshot.reason, 'restore');
  assert.equal(world.servers.renewals, 0);
});

test('local: a new tab after the browser was closed is signed in without a frame', async () => {
  const world = new FakeWorld();
  (await world.openSignedIn({ storage: 'local' })).close();
  const tab = await world.openTab({ storage: 'local' });
  assert.equal(tab.status, 'signed-in');
  assert.equal(world.servers.renewals, 0);
});

test('memory: nothing but open attempts is written', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ storage: 'memory' });
  await world.clock.advance(16 * minute);
  assert.equal(tab.store.sessionStorage.size, 0);
  assert.equal(world.browser.localStorage.size, 0);
});

test('a session that ended while the page was closed is not restored', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  tab.close();
  await world.clock.advance(2 * hour);
  const reloaded = await world.openTab({ reloadOf: tab, renewsSilently: false });
  assert.equal(reloaded.status, 'expired');
  assert.ok(!JSON.stringify([...reloaded.store.sessionStorage]).includes('secret'));
});

test('a stored session that is older than a sign-out elsewhere is not restored', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const b = await world.openTab();
  a.close();
  b.session.signOut();
  b.close();
  const reloaded = await world.openTab({ reloadOf: a });
  assert.equal(reloaded.status, 'signed-out');
  assert.equal(reloaded.session.snapshot.signedOutReason, 'other-tab');
});

for (const [what, text] of [
  ['corrupt JSON', '{"version":1,"conf'],
  ['a wrong version', '{"version":99}'],
  ['a foreign type', '[1,2,3]'],
  ['a number', '7'],
  ['fields of wrong types', '{"version":1,"generation":{"counter":"1","tab":3},"grant":{}}'],
] as const) {
  test(`49: ${what} in storage is removed, and sign-in works`, async () => {
    const world = new FakeWorld();
    const before = await world.openTab();
    for (const slot of ['session', 'attempts']) before.store.sessionStorage.set(slot, text);
    for (const slot of ['tombstone', 'hint']) world.browser.localStorage.set(slot, text);
    const tab = await world.openTab({ reloadOf: before });
    assert.equal(tab.status, 'signed-out');
    await tab.signIn();
    assert.equal(tab.status, 'signed-in');
    assert.equal(world.browser.localStorage.has('tombstone'), false);
  });
}

test('49: storage that keeps nothing means a session that lives as long as the page, and says so', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ brokenStorage: true });
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.session.snapshot.forgetful, true);
  await world.clock.advance(16 * minute);
  assert.equal(world.servers.renewals, 1);
  tab.session.signOut();
  assert.equal(tab.status, 'signed-out');
});

test('the clock that is wrong by ten minutes is said; by less it is not', async () => {
  const world = new FakeWorld();
  const grant = world.servers.grant.bind(world.servers);
  for (const [offset, shown] of [[10 * minute, 10 * minute], [-10 * minute, -10 * minute], [minute, 0]] as const) {
    world.servers.grant = (...of) => ({ ...grant(...of), clockOffset: offset });
    const tab = await world.openSignedIn({ storage: 'memory' });
    assert.equal(tab.session.snapshot.clockOffset, shown);
  }
});
