import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeWindow } from './helpers/fake-browser.js';
import { FakeWorld, hour, minute } from './helpers/fake-world.js';

async function opened() {
  const world = new FakeWorld();
  const tab = await world.openTab();
  const window = new FakeWindow();
  const attempt = tab.attempt();
  const done = tab.session.attemptStarted(attempt, window);
  done.catch(() => undefined);
  return { world, tab, window, attempt, done };
}

test('a good answer signs in once, with one change, and closes the attempt before it is judged', async () => {
  const { world, tab, window, attempt, done } = await opened();
  window.answer({ state: attempt.state });
  assert.equal(tab.isOpen(attempt), false);
  window.answer({ state: attempt.state });
  await world.clock.advance(100);
  assert.equal(await done, tab.agent);
  assert.deepEqual(tab.snapshots.map(({ status }) => status), ['signed-out', 'signing-in', 'signed-in']);
  assert.equal(tab.session.snapshot.reason, 'signin');
  assert.ok(tab.snapshots.every(({ armed }) => !armed), 'nobody is told that the window looks closed');
});

test('2: an answer with an unknown or missing state is ignored, and the real one still wins', async () => {
  const { world, tab, window, attempt, done } = await opened();
  window.answer({ state: 'tce.forged', person: 'mallory' });
  window.answer({ person: 'mallory' });
  window.answer({ state: attempt.state });
  await world.clock.advance(100);
  await done;
  assert.equal(tab.session.snapshot.user?.sub, 'alice');
});

test('2: a refused attempt leaves the session that existed', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const { agent } = tab;
  const window = new FakeWindow();
  const attempt = tab.attempt();
  const done = assert.rejects(tab.session.attemptStarted(attempt, window), { code: 'access-denied' });
  assert.ok(tab.session.snapshot.signedIn, 'the older session serves meanwhile');
  window.answer({ state: attempt.state, error: 'access_denied' });
  await world.clock.advance(100);
  await done;
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.session.snapshot.error?.code, 'access-denied');
  assert.equal(tab.agent, agent);
  tab.session.dismissError();
  assert.equal(tab.session.snapshot.error, undefined);
});

test('3: a callback without an attempt changes nothing', async () => {
  const world = new FakeWorld();
  const first = await world.openSignedIn();
  const reloaded = await world.openTab({ reloadOf: first });
  assert.equal(reloaded.status, 'signed-in');
});

test('a redirect that comes back signs in', async () => {
  const world = new FakeWorld();
  const before = await world.openTab();
  const attempt = before.attempt('redirect');
  before.close();
  const tab = await world.openTab({ reloadOf: before, callback: { response: { state: attempt.state }, attempt } });
  assert.equal(tab.status, 'signed-in');
});

test('a redirect that comes back refused is told once and does not start again', async () => {
  const world = new FakeWorld();
  const before = await world.openTab();
  const attempt = before.attempt('redirect');
  const callback = { response: { state: attempt.state, error: 'access_denied' }, attempt };
  const tab = await world.openTab({ reloadOf: before, callback });
  assert.equal(tab.status, 'signed-out');
  assert.equal(tab.session.snapshot.error?.code, 'access-denied');
  assert.equal(world.servers.renewals, 0);
});

test('19: a closed popup frees the button after 2 s; finishing later still signs in', async () => {
  const { world, tab, window, attempt, done } = await opened();
  window.looksClosed();
  await world.clock.advance(1_900);
  assert.equal(tab.status, 'signing-in');
  await world.clock.advance(200);
  assert.equal(tab.status, 'signed-out');
  assert.equal(tab.session.snapshot.armed, true);
  await world.clock.advance(5 * minute);
  window.answer({ state: attempt.state });
  await world.clock.advance(100);
  await done;
  assert.equal(tab.status, 'signed-in');
});

test('19: an attempt that nobody finishes ends after 10 minutes', async () => {
  const { world, tab, window, attempt, done } = await opened();
  window.looksClosed();
  const rejected = assert.rejects(done, { code: 'popup-closed' });
  await world.clock.advance(10 * minute);
  await rejected;
  window.answer({ state: attempt.state });
  await world.clock.advance(100);
  assert.equal(tab.status, 'signed-out');
  assert.equal(tab.session.snapshot.armed, false);
  assert.equal(window.watched, false);
});

test('22: a popup that never comes back: cancel works at once', async () => {
  const { tab, window, attempt, done } = await opened();
  tab.session.cancelSignIn();
  await assert.rejects(done, { code: 'cancelled' });
  assert.equal(tab.status, 'signed-out');
  assert.ok(window.isClosed);
  assert.equal(tab.isOpen(attempt), false);
});

test('21: the popup of an attempt under way can be brought to the front', async () => {
  const { tab, window } = await opened();
  assert.equal(tab.session.focusSignIn(), true);
  assert.equal(window.focused, 1);
});

test('a newer attempt takes the place of an older one', async () => {
  const { world, tab, window, done } = await opened();
  await tab.signIn('olga');
  await assert.rejects(done, { code: 'cancelled' });
  assert.ok(window.isClosed);
  assert.equal(tab.session.snapshot.user?.sub, 'olga');
  assert.equal(world.servers.frames, 0);
});

test('an answer after a sign-out in another tab is worthless, one to a later attempt is good', async () => {
  const world = new FakeWorld();
  const a = await world.openSignedIn();
  const b = await world.openTab();
  const window = new FakeWindow();
  const attempt = b.attempt();
  const done = b.session.attemptStarted(attempt, window);
  done.catch(() => undefined);
  a.session.signOut();
  window.answer({ state: attempt.state });
  await world.clock.advance(100);
  await assert.rejects(done);
  assert.equal(b.status, 'signed-out');
  await b.signIn();
  assert.equal(b.status, 'signed-in');
});

test('a popup that finished alone tells its tab, whose attempt is then over', async () => {
  const { world, tab, attempt, done } = await opened();
  const popup = await world.openTab({ callback: { response: { state: attempt.state }, attempt } });
  assert.equal(popup.status, 'signed-in');
  await world.clock.advance(10);
  assert.equal(await done, tab.agent);
  assert.equal(tab.status, 'signed-in');
});

test('what expires is said beforehand, and a sign-in by the same person goes on with the same agent', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  const { agent } = tab;
  await world.clock.advance(55 * minute);
  assert.equal(tab.status, 'expiring');
  await tab.signIn('alice');
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.agent, agent);
});

test('a tab that was signed in before the browser was closed tries once, silently', async () => {
  const world = new FakeWorld();
  const before = await world.openSignedIn();
  before.close();
  const tab = await world.openTab();
  await world.clock.advance(1_000);
  assert.equal(tab.status, 'signed-in');
  assert.equal(world.servers.renewals, 1);
});

test('a silent try at the start that finds nobody says that the session has ended, and who it was', async () => {
  const world = new FakeWorld();
  const before = await world.openSignedIn();
  before.close();
  world.servers.person = undefined;
  const tab = await world.openTab();
  await world.clock.advance(1_000);
  assert.equal(tab.status, 'expired');
  assert.equal(tab.session.snapshot.user?.name, 'Name of alice');
});

test('a silent try at the start that takes long does not keep the page waiting, and still signs in', async () => {
  const world = new FakeWorld();
  const before = await world.openSignedIn();
  before.close();
  world.servers.renewMs = 9_000;
  const tab = await world.openTab();
  await world.clock.advance(5_000);
  assert.equal(tab.status, 'signed-out');
  await world.clock.advance(5_000);
  assert.equal(tab.status, 'signed-in');
});

test('41: a sign-out while a silent try at the start runs is not undone by what it brings', async () => {
  for (const signsOutElsewhere of [false, true]) {
    const world = new FakeWorld();
    const before = await world.openSignedIn();
    before.close();
    world.servers.renewMs = 9_000;
    const tab = await world.openTab();
    const other = signsOutElsewhere ? await world.openTab() : tab;
    await world.clock.advance(2_000);
    other.session.signOut();
    await world.clock.advance(20_000);
    assert.equal(tab.status, 'signed-out', `elsewhere: ${signsOutElsewhere}`);
    assert.equal(other.status, 'signed-out');
  }
});

test('a configuration that was never signed in here starts nothing silently', async () => {
  const world = new FakeWorld();
  const tab = await world.openTab();
  await world.clock.advance(hour);
  assert.equal(tab.status, 'signed-out');
  assert.equal(world.servers.renewals, 0);
  assert.equal(tab.clock.pending, 0, 'an idle signed-out page sets no timer');
});
