import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, FakeWorld, hour, minute } from './helpers/fake-world.js';

const loginRequired = () => failure('interaction-required', 'login_required');

test('26: renews 20 times on schedule and leaves no frame, timer or second request behind', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const timers = tab.clock.pending;
  await world.clock.advance(20 * 15 * minute);
  assert.ok(world.servers.renewals >= 20 && world.servers.renewals <= 22, `${world.servers.renewals} renewals`);
  assert.equal(world.servers.frames, 0);
  assert.equal(tab.clock.pending, timers);
  assert.equal(tab.status, 'signed-in');
});

test('26: jitter makes a renewal earlier, never later', async () => {
  for (const random of [0, 0.999]) {
    const world = new FakeWorld(() => random);
    await world.openSignedIn();
    await world.clock.advance(14 * minute - 1_000);
    assert.equal(world.servers.renewals, 0);
    await world.clock.advance(minute + 1_000);
    assert.equal(world.servers.renewals, 1);
  }
});

test('a token that lives 10 minutes is renewed at half its life', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = 10 * minute;
  await world.openSignedIn();
  await world.clock.advance(5 * minute + 1_000);
  assert.equal(world.servers.renewals, 1);
});

test('28: login_required right after sign-in means blocked frames: session kept, frames stop, one probe', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  world.servers.person = undefined;
  const tab = await world.openSignedIn();
  await world.clock.advance(40 * minute);
  assert.equal(tab.status, 'signed-in');
  assert.equal(world.servers.renewals, 2, 'two strikes, then never again');
  await world.clock.advance(16 * minute);
  assert.equal(tab.status, 'expiring');
  const asked = tab.agent.getCredentials();
  await world.clock.advance(5 * minute);
  assert.ok((await asked).clientId);
  assert.equal(tab.status, 'expired');
  assert.equal(world.servers.renewals, 2);
});

test('28: a reload remembers that frames are blocked', async () => {
  const world = new FakeWorld();
  world.servers.person = undefined;
  const tab = await world.openSignedIn();
  await world.clock.advance(16 * minute);
  tab.close();
  const reloaded = await world.openTab({ reloadOf: tab });
  await world.clock.advance(30 * minute);
  assert.equal(reloaded.status, 'signed-in');
  assert.equal(world.servers.renewals, 2);
});

test('29: login_required once and then well is invisible; twice after silent renewal worked needs the person', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  await world.clock.advance(16 * minute);
  assert.equal(world.servers.renewals, 1);

  world.servers.nextRenewals.push(loginRequired());
  await world.clock.advance(15 * minute);
  assert.equal(world.servers.renewals, 3, 'tried again after 4 s');
  assert.ok(tab.snapshots.every(({ status }) => status !== 'expired'));

  world.servers.person = undefined;
  await world.clock.advance(16 * minute);
  assert.equal(tab.status, 'expired');
  await assert.rejects(tab.agent.getCredentials(), { code: 'interaction-required' });
});

for (const [code, serverCode] of [
  ['consent-required', 'consent_required'],
  ['interaction-required', 'interaction_required'],
  ['interaction-required', 'mfa_required'],
] as const) {
  test(`30: ${serverCode} asks for the person once and stops the frames`, async () => {
    const world = new FakeWorld();
    const tab = await world.openSignedIn();
    world.servers.nextRenewals.push(failure(code, serverCode));
    await world.clock.advance(16 * minute);
    assert.equal(tab.status, 'expired');
    assert.equal(tab.session.snapshot.error?.serverCode, serverCode);
    await world.clock.advance(2 * hour);
    assert.equal(world.servers.renewals, 1);
    assert.equal(tab.snapshots.filter(({ status }) => status === 'expired').length, 1);
  });
}

test('27: a frame that never answers is tried twice, then left alone; the session is kept', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.trouble = () => 'hang';
  await world.clock.advance(hour);
  assert.equal(tab.status, 'signed-in');
  assert.equal(world.servers.renewals, 2);
});

test('31: offline for 10 minutes at renewal: session kept, renewed soon after, nothing shown as an error', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  await world.clock.advance(13 * minute);
  tab.wakeUps.online = false;
  tab.wakeUps.fire('offline');
  await world.clock.advance(10 * minute);
  assert.equal(world.servers.renewals, 0);
  tab.wakeUps.online = true;
  tab.wakeUps.fire('online');
  await world.clock.advance(10_000);
  assert.equal(world.servers.renewals, 1);
  assert.ok(tab.snapshots.every(({ error, status }) => !error && status !== 'expired'));
});

test('passing failures back off up to five minutes, and say so after the second', async () => {
  const world = new FakeWorld(() => 0.999);
  const tab = await world.openSignedIn();
  world.servers.trouble = () => failure('network');
  await world.clock.advance(15 * minute + 20_000);
  assert.equal(tab.session.snapshot.offline, true);
  const before = world.servers.renewals;
  await world.clock.advance(hour);
  const perHour = world.servers.renewals - before;
  assert.ok(perHour >= 11 && perHour <= 20, `${perHour} tries in an hour`);
  assert.equal(tab.status, 'signed-in');
  world.servers.trouble = undefined;
  await world.clock.advance(6 * minute);
  assert.equal(tab.session.snapshot.offline, false);
});

test('33: asleep past the end: on waking nothing old is served; one silent try revives', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const stale = await tab.credentials();
  world.clock.sleep(9 * hour);
  const asked = tab.agent.getCredentials();
  tab.wakeUps.fire('visible');
  await world.clock.advance(2_000);
  assert.equal(world.servers.renewals, 1);
  assert.notDeepEqual(await asked, stale);
  assert.equal(tab.status, 'signed-in');
});

test('33: asleep past the end and unknown at the provider: expired, and the agent says so', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const { agent } = tab;
  world.servers.person = undefined;
  world.clock.sleep(9 * hour);
  const asked = assert.rejects(agent.getCredentials(), { code: 'expired' });
  tab.wakeUps.fire('visible');
  await world.clock.advance(2_000);
  await asked;
  assert.equal(tab.status, 'expired');
  assert.equal(world.servers.exchanges, 0);
});

test('33: asleep past the end while the network is late: it is waited for', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.clock.sleep(9 * hour);
  world.servers.nextRenewals.push(failure('network'), failure('network'));
  tab.wakeUps.fire('visible');
  await world.clock.advance(10_000);
  assert.equal(tab.status, 'signed-in');
  assert.ok(tab.snapshots.every(({ status }) => status !== 'expired'));
});

test('34: asleep 20 minutes, network 6 s late: tried again after 1, 2 and 4 s, signed in throughout', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const upAt = world.clock.now() + 20 * minute + 6_000;
  world.servers.renewMs = 10;
  world.servers.trouble = () => (world.clock.now() < upAt ? failure('network') : 'ok');
  world.clock.sleep(20 * minute);
  tab.wakeUps.fire('visible');
  await world.clock.advance(6_500);
  assert.equal(world.servers.renewals, 3);
  await world.clock.advance(2_000);
  assert.equal(world.servers.renewals, 4);
  assert.ok(tab.snapshots.every(({ status, offline }) => status !== 'expired' && !offline));
});

test('35: the wall clock ends a session whose monotonic clock stopped', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  world.clock.sleep(hour);
  await assert.rejects(tab.agent.getCredentials(), { code: 'expired' });
});

test('35: the monotonic clock ends a session whose wall clock was set back', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  world.clock.wall -= hour;
  await world.clock.advance(hour);
  assert.equal(tab.status, 'expired');
});

test('36: hidden for 30 minutes: at most one renewal for all tabs, and an instant one on focus', async () => {
  const world = new FakeWorld();
  const tabs = [await world.openSignedIn(), await world.openTab(), await world.openTab()];
  tabs.forEach((tab) => tab.hide());
  const fired = tabs.map((tab) => tab.clock.fired);
  await world.clock.advance(30 * minute);
  assert.ok(world.servers.renewals <= 1);
  tabs.forEach((tab, i) => assert.ok(tab.clock.fired - fired[i]! <= 1, 'no work while nobody looks'));
  const before = world.servers.renewals;
  tabs[1]!.show();
  await world.clock.advance(1_000);
  assert.equal(world.servers.renewals, before + 1);
});

test('renew-after="off": never by itself, but on demand', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ renewAfterMs: null });
  await world.clock.advance(2 * hour);
  assert.equal(world.servers.renewals, 0);
  const renewed = tab.session.renew();
  await world.clock.advance(1_000);
  await renewed;
  assert.equal(world.servers.renewals, 1);
});

test('another person at the provider during renewal: their tokens are discarded and nobody is signed in', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const { agent } = tab;
  world.servers.person = 'olga';
  await world.clock.advance(16 * minute);
  assert.equal(tab.status, 'signed-out');
  assert.equal(tab.session.snapshot.signedOutReason, 'account-changed');
  await assert.rejects(agent.getCredentials(), { code: 'signed-out' });
  assert.ok(!JSON.stringify([...tab.store.sessionStorage]).includes('secret-token-olga'));
});
