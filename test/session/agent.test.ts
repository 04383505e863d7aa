import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, FakeWorld, hour, minute } from './helpers/fake-world.js';

test('nothing is requested until somebody asks; 200 callers at once cause one request', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  assert.equal(world.servers.exchanges, 0);
  const asked = Array.from({ length: 200 }, () => tab.agent.getCredentials());
  await world.clock.advance(200);
  assert.equal(new Set(await Promise.all(asked)).size, 1);
  assert.equal(world.servers.exchanges, 1);
});

test('38: 50 callers during a renewal: one exchange, after it, and all get the new credentials', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const renewed = tab.session.renew();
  const asked = Array.from({ length: 50 }, () => tab.agent.getCredentials());
  await world.clock.advance(2_000);
  await renewed;
  assert.equal(new Set(await Promise.all(asked)).size, 1);
  assert.equal(world.servers.exchanges, 1);
});

test('38: a grant that arrives during an exchange: the old answer is neither stored nor given out', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.exchangeMs = 5_000;
  const asked = tab.agent.getCredentials();
  await world.clock.advance(1_000);
  const renewed = tab.session.renew();
  await world.clock.advance(20_000);
  await renewed;
  assert.match((await asked).clientId, /\/2$/);
  assert.equal(world.servers.aborted, 1);
});

test('credentials are refreshed in the background before they end, and callers do not wait', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ renewAfterMs: null });
  const first = tab.agent.getCredentials();
  await world.clock.advance(12 * minute);
  assert.equal(await tab.agent.getCredentials(), await first);
  await world.clock.advance(1_000);
  assert.equal(world.servers.exchanges, 2);
  assert.notEqual(await tab.agent.getCredentials(), await first);
});

test('a refresh that fails for passing reasons leaves what is still good', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ renewAfterMs: null });
  const first = tab.agent.getCredentials();
  await world.clock.advance(14 * minute);
  world.servers.nextExchanges.push(failure('network'));
  const second = tab.agent.getCredentials();
  await world.clock.advance(1_000);
  assert.equal(await second, await first);
});

test('credentials that live seconds do not make every caller ask again', async () => {
  const world = new FakeWorld();
  world.servers.credentialsLifeMs = 20_000;
  const tab = await world.openSignedIn();
  for (let i = 0; i < 5; i++) {
    const asked = tab.agent.getCredentials();
    await world.clock.advance(150);
    await asked;
  }
  assert.equal(world.servers.exchanges, 1);
});

test('45: one refusal is answered by one renewal and one retry', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.nextExchanges.push(failure('credentials-rejected'));
  const asked = tab.agent.getCredentials();
  await world.clock.advance(2_000);
  assert.match((await asked).clientId, /alice/);
  assert.deepEqual([world.servers.renewals, world.servers.exchanges], [1, 2]);
  assert.equal(tab.session.snapshot.error, undefined);
});

test('45: a second refusal is told, cools down 60 s doubling, and leaves the session', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.nextExchanges.push(...Array.from({ length: 4 }, () => failure('credentials-rejected')));
  const rejected = () => assert.rejects(tab.agent.getCredentials(), { code: 'credentials-rejected' });
  const first = rejected();
  await world.clock.advance(2_000);
  await first;
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.session.snapshot.error?.code, 'credentials-rejected');

  await rejected();
  assert.equal(world.servers.exchanges, 2, 'cooling: not asked again');
  await world.clock.advance(minute);
  const third = rejected();
  await world.clock.advance(1_000);
  await third;
  await world.clock.advance(minute);
  await rejected();
  assert.equal(world.servers.exchanges, 3, 'two minutes now');
  assert.equal(world.servers.renewals, 1);
});

test('45: once the deployment accepts again, the error is gone', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ renewAfterMs: null });
  world.servers.nextExchanges.push(failure('credentials-rejected'), failure('credentials-rejected'));
  const first = assert.rejects(tab.agent.getCredentials());
  await world.clock.advance(2 * minute);
  await first;
  const asked = tab.agent.getCredentials();
  await world.clock.advance(1_000);
  await asked;
  assert.equal(tab.session.snapshot.error, undefined);
});

test('46: a deployment without the Login service is a configuration error', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.nextExchanges.push(failure('configuration'));
  const asked = assert.rejects(tab.agent.getCredentials(), { code: 'configuration' });
  await world.clock.advance(1_000);
  await asked;
  assert.equal(tab.status, 'error');
});

test('47: an abort detaches that caller only; when all are gone the request is aborted', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = assert.rejects(tab.agent.getCredentials({ signal: one.signal }), { code: 'cancelled' });
  const second = tab.agent.getCredentials({ signal: two.signal });
  await world.clock.advance(10);
  one.abort();
  await first;
  await world.clock.advance(200);
  assert.ok(await second);
  assert.equal(world.servers.aborted, 0);
  two.abort();

  const [three, four] = [new AbortController(), new AbortController()];
  tab.agent.invalidate(await second);
  const both = [three, four].map(({ signal }) => assert.rejects(tab.agent.getCredentials({ signal }), { code: 'cancelled' }));
  await world.clock.advance(10);
  three.abort();
  four.abort();
  await Promise.all(both);
  assert.equal(world.servers.aborted, 1);
});

test('48: after expiry the same person signs in again and the same agent works on', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  const { agent } = tab;
  await world.clock.advance(hour);
  await assert.rejects(agent.getCredentials(), { code: 'expired' });
  await tab.signIn('alice');
  assert.equal(tab.agent, agent);
  const asked = agent.getCredentials();
  await world.clock.advance(200);
  assert.match((await asked).clientId, /alice/);
});

test('48: after expiry another person signs in: the old agent is over for good', async () => {
  const world = new FakeWorld();
  world.servers.grantLifeMs = hour;
  const tab = await world.openSignedIn({ renewsSilently: false });
  const { agent } = tab;
  await world.clock.advance(hour);
  await tab.signIn('olga');
  assert.notEqual(tab.agent, agent);
  assert.equal(tab.session.snapshot.reason, 'account-change');
  await assert.rejects(agent.getCredentials(), { code: 'account-changed' });
});

test('48: a sign-out ends the agent for good, also for who was waiting', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const { agent } = tab;
  const waiting = assert.rejects(agent.getCredentials(), { code: 'signed-out' });
  await world.clock.advance(10);
  tab.session.signOut();
  await waiting;
  await tab.signIn('alice');
  await assert.rejects(agent.getCredentials(), { code: 'signed-out' });
  assert.notEqual(tab.agent, agent);
});

test('48: a session whose exchange fails rejects; it never falls silent', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.nextExchanges.push(failure('server'));
  const asked = assert.rejects(tab.agent.getCredentials(), { code: 'server' });
  await world.clock.advance(1_000);
  await asked;
  assert.equal(tab.status, 'signed-in');
});

test('invalidate drops the credentials in use and no others', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const first = tab.agent.getCredentials();
  await world.clock.advance(200);
  tab.agent.invalidate({ clientId: 'somebody', accessToken: 'else' });
  assert.equal(await tab.agent.getCredentials(), await first);
  tab.agent.invalidate(await first);
  const second = tab.agent.getCredentials();
  await world.clock.advance(200);
  assert.notEqual(await second, await first);
});

test('refused credentials that cannot be fetched anew need the person, whose next sign-in revives the agent', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn({ renewsSilently: false });
  const { agent } = tab;
  const asked = agent.getCredentials();
  await world.clock.advance(200);
  agent.invalidate(await asked);
  assert.equal(tab.status, 'expired');
  await assert.rejects(agent.getCredentials(), { code: 'interaction-required' });
  await tab.signIn();
  assert.equal(tab.agent, agent);
});

test('52: nothing secret can be read off the agent or a snapshot', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const asked = tab.agent.getCredentials();
  await world.clock.advance(200);
  await asked;
  const seen = JSON.stringify([tab.agent, tab.session.snapshot, tab.session, tab.snapshots]);
  assert.ok(!seen.includes('secret'), seen);
  assert.ok(!JSON.stringify([...world.browser.localStorage]).includes('secret'));
});

test('37: after too many requests no more than three are sent in half a minute, and then it works', async () => {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  world.servers.nextExchanges.push(failure('rate-limited'));
  const first = assert.rejects(tab.agent.getCredentials(), { code: 'rate-limited' });
  await world.clock.advance(200);
  await first;
  for (let second = 0; second < 30; second++) {
    await assert.rejects(tab.agent.getCredentials(), { code: 'rate-limited' });
    await world.clock.advance(1_000);
  }
  assert.ok(world.servers.exchanges <= 3, `${world.servers.exchanges} requests`);
  await world.clock.advance(minute);
  assert.ok(await tab.credentials());
});
