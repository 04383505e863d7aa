import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deploymentForTests } from './tenant-visitor.js';

const deployment = await deploymentForTests();
const { controls, rootUrl, pageUrl, tenantUrl, world } = deployment;
beforeEach(() => controls.reset());

interface ErrorBody { code: string; message: string; requestInfo: { time: string } }

const ping = '/api/auth/v1/ping';
const get = (path = ping, init?: RequestInit) => fetch(rootUrl + path, init);

test('failNext answers the next requests of a path with a status that script can read', async () => {
  controls.failNext({ path: '/api/auth/', status: 503, times: 2 });
  for (const status of [503, 503, 200]) assert.equal((await get()).status, status);
  controls.failNext({ path: '/api/auth/', status: 500 });
  const response = await get();
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal((await response.json() as { code: string }).code, 'InternalServerError');
});

test('a service fails with Taskcluster\'s body by the servers\' clock, a proxy with a page', async () => {
  controls.moveClock(3_600_000);
  controls.failNext({ path: ping, status: 401 });
  const { code, message, requestInfo } = await (await get()).json() as ErrorBody;
  assert.equal(code, 'AuthenticationFailed');
  assert.match(message, /\* statusCode: 401/);
  assert.ok(Math.abs(Date.parse(requestInfo.time) - Date.now() - 3_600_000) < 1_000);
  controls.failNext({ path: ping, status: 503 });
  assert.match((await get()).headers.get('content-type')!, /^text\/html/);
});

test('failNext leaves other paths, other methods and preflights alone', async () => {
  controls.failNext({ path: '/api/auth/', status: 500 });
  controls.failNext({ path: ping, method: 'post', status: 502 });
  assert.equal((await get('/api/queue/v1/ping')).status, 200);
  assert.equal((await get(ping, { method: 'OPTIONS' })).status, 200);
  assert.equal((await get()).status, 500);
  assert.equal((await get()).status, 200);
  assert.equal((await get(ping, { method: 'POST' })).status, 502);
});

test('failNext takes a body, a type, headers, a regular expression, and goes without CORS', async () => {
  controls.failNext({
    path: 'auth/v1/ping$', status: 429, body: '<h1>Slow down</h1>', cors: false, headers: { 'Retry-After': '7' },
  });
  const response = await get();
  assert.equal(response.status, 429);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.equal(response.headers.get('retry-after'), '7');
  assert.match(response.headers.get('content-type')!, /^text\/html/);
  assert.equal(await response.text(), '<h1>Slow down</h1>');
  controls.failNext({ path: ping, status: 200, body: '{"half":', contentType: 'application/json' });
  assert.match((await get()).headers.get('content-type')!, /^application\/json/);
});

test('a failing third-party login sends its own CORS headers, to registered origins only', async () => {
  controls.failNext({ path: '/login/oauth/token', status: 500, times: 2 });
  const from = (Origin: string) => get('/login/oauth/token', { method: 'POST', headers: { Origin } });
  assert.equal((await from(pageUrl)).headers.get('access-control-allow-origin'), pageUrl);
  assert.equal((await from('http://other.example')).headers.get('access-control-allow-origin'), null);
});

test('times: 0 fails every request until the faults are cleared', async () => {
  controls.failNext({ path: ping, status: 500, times: 0 });
  for (let n = 0; n < 5; n += 1) assert.equal((await get()).status, 500);
  controls.clearFaults();
  assert.equal((await get()).status, 200);
});

test('delay holds a request back, and another fault may follow it', async () => {
  controls.delay({ path: ping, ms: 80 });
  const before = performance.now();
  assert.equal((await get()).status, 200);
  assert.ok(performance.now() - before >= 79);
  controls.delay({ path: ping, ms: 1 });
  controls.failNext({ path: ping, status: 503 });
  assert.equal((await get()).status, 503);
});

test('hang never answers, and drop cuts the connection', async () => {
  controls.hang({ path: ping });
  const asking = new AbortController();
  const hanging = get(ping, { signal: asking.signal });
  await world.log.waitFor((entry) => entry.path === ping);
  asking.abort();
  await assert.rejects(hanging, { name: 'AbortError' });
  assert.equal(world.log.matching(ping)[0]!.status, 0);
  controls.drop({ path: ping });
  await assert.rejects(get(), TypeError);
  assert.equal((await get()).status, 200);
});

test('faults reach the hosted login and the pages too', async () => {
  controls.failNext({ path: '/.well-known/jwks.json', status: 503 });
  assert.equal((await fetch(`${tenantUrl}/.well-known/jwks.json`)).status, 503);
  controls.failNext({ path: '/', status: 502 });
  assert.equal((await fetch(`${pageUrl}/`)).status, 502);
});

test('a fault that cannot be is refused with a sentence', () => {
  assert.throws(() => controls.failNext({ path: '', status: 500 }), /path is a prefix/);
  assert.throws(() => controls.hang({ path: '(' }), SyntaxError);
  assert.throws(() => controls.drop({ path: '/', times: 1.5 }), /times is a count/);
});

test('the log tells what was asked and what was answered, but no values', async () => {
  await get(`${ping}?secret=hunter2&bewit=abc`);
  await fetch(`${tenantUrl}/v2/logout?returnTo=nowhere`);
  const first = await world.log.waitFor(({ server, status }) => server === 'root' && status !== 0);
  assert.deepEqual(first, { id: first.id, server: 'root', method: 'GET', path: `${ping}?secret&bewit`, status: 400 });
  const second = await world.log.waitFor(({ server, status }) => server === 'tenant' && status !== 0);
  assert.deepEqual([second.method, second.path, second.status], ['GET', '/v2/logout?returnTo', 400]);
});

test('reset brings the first day back', async () => {
  const queue = '/api/secrets/v1/secret/x';
  controls.moveClock(1e9);
  controls.revokePerson('alice');
  controls.requireConsent('olga');
  world.people.get('bob')!.scopes.push('*');
  world.clients.create({ clientId: 'extra', scopes: [], expires: new Date() });
  controls.failNext({ path: queue, status: 500, times: 0 });
  await controls.reset();
  assert.ok(Math.abs(world.clock.now() - Date.now()) < 1_000);
  assert.equal(world.people.get('alice')!.active, true);
  assert.equal(world.people.get('olga')!.needsConsent, false);
  assert.deepEqual(world.people.get('bob')!.scopes, []);
  assert.equal(world.clients.get('extra'), undefined);
  assert.notEqual((await get(queue)).status, 500);
});

test('revokeClient disables one client', () => {
  world.clients.create({ clientId: 'extra', scopes: [], expires: new Date() });
  controls.revokeClient('extra');
  assert.equal(world.clients.get('extra')!.disabled, true);
});
