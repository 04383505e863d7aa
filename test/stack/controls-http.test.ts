import assert from 'node:assert/strict';
import { get, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { beforeEach, test } from 'node:test';
import { controlActions } from '../../demo/stack/control-actions.js';
import { deploymentForTests } from './tenant-visitor.js';

const deployment = await deploymentForTests();
const { controls, rootUrl, pageUrl, tenantUrl, world } = deployment;
beforeEach(() => controls.reset());

async function post(name: string, body: unknown = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${rootUrl}/__controls/${name}`, { method: 'POST', body: JSON.stringify(body), ...init });
}

/** The status of a request with headers that `fetch` would not send. */
async function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(rootUrl);
    const asking = request({ host: '127.0.0.1', port, path: '/__controls/moveClock', method: 'POST', headers });
    asking.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject).end('{"ms":1}');
  });
}

test('every control takes its own example', async () => {
  const expires = new Date(Date.now() + 1e6);
  world.clients.create({ clientId: 'mozilla-auth0/ad|Mozilla-LDAP|perry', scopes: [], expires });
  for (const [name, { example }] of Object.entries(controlActions)) {
    if (['reset', 'clearFaults'].includes(name)) continue;
    const response = await post(name, example);
    assert.equal(response.status, 200, `${name}: ${await response.text()}`);
  }
});

test('a control posted to the root or to the page\'s origin takes effect', async () => {
  await post('moveClock', { ms: 60_000 });
  await fetch(`${pageUrl}/__controls/moveClock`, { method: 'POST', body: '{"ms":60000}' });
  assert.ok(Math.abs(world.clock.now() - Date.now() - 120_000) < 1_000);
  await post('failNext', { path: '/api/', status: 418 });
  assert.equal((await fetch(`${rootUrl}/api/auth/v1/ping`)).status, 418);
  const { id_token } = await (await post('forgeTokens', { person: 'olga' })).json() as { id_token: string };
  assert.equal(id_token.split('.').length, 3);
});

test('a body that makes no sense is answered with a sentence', async () => {
  const wrong: [string, unknown, RegExp][] = [
    ['failNext', { path: '/api/' }, /"status" must be a number/],
    ['delay', { ms: 1 }, /"path" must be a string/],
    ['switchPerson', { id: 'nobody' }, /no person 'nobody'; try alice/],
    ['requireConsent', { id: 'alice', on: 'yes' }, /"on" must be true or false/],
    ['tokenLife', { seconds: -1 }, /whole number of seconds/],
    ['moveClock', [], /must be a JSON object/],
  ];
  for (const [name, body, message] of wrong) {
    const response = await post(name, body);
    assert.equal(response.status, 400, name);
    assert.match((await response.json() as { error: string }).error, message);
  }
  assert.equal((await post('moveClock', undefined, { body: '{' })).status, 400);
  assert.equal((await post('toString')).status, 404);
});

test('pages of this machine may use the controls, whatever their port', async () => {
  const Origin = 'http://127.0.0.1:5999';
  const preflight = await fetch(`${rootUrl}/__controls/reset`, { method: 'OPTIONS', headers: { Origin } });
  assert.equal(preflight.status, 204);
  const response = await post('reset', {}, { headers: { Origin } });
  assert.equal(response.headers.get('access-control-allow-origin'), Origin);
});

test('pages of the internet may not, nor may a name that was bent to this machine', async () => {
  const { port } = new URL(rootUrl);
  const good = { Host: `localhost:${port}` };
  assert.equal(await statusWith(good), 200);
  assert.equal(await statusWith({ ...good, Origin: 'https://evil.example' }), 403);
  assert.equal(await statusWith({ ...good, Origin: 'https://localhost.evil.example' }), 403);
  assert.equal(await statusWith({ ...good, Origin: 'null' }), 403);
  assert.equal(await statusWith({ Host: `evil.example:${port}` }), 403);
});

test('nothing listens outside of loopback', async () => {
  const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) {
    await assert.rejects(new Promise((resolve, reject) => {
      get({ host: address, port: new URL(rootUrl).port }, resolve).on('error', reject);
    }), { code: 'ECONNREFUSED' });
  }
});

test('the page for a person has a form for each control, and the log is JSON', async () => {
  const page = await (await fetch(`${pageUrl}/__controls`)).text();
  for (const name of Object.keys(controlActions)) assert.ok(page.includes(`data-name="${name}"`), name);
  await fetch(`${rootUrl}/api/auth/v1/ping`);
  const log = await (await fetch(`${rootUrl}/__controls/log`)).json() as { path: string }[];
  assert.deepEqual(log.map(({ path }) => path), ['/api/auth/v1/ping']);
});

test('the hosted login has no controls, as it is no page that a stranger should reach', async () => {
  assert.equal((await fetch(`${tenantUrl}/__controls`)).status, 404);
});
