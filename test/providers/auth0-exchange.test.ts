import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createProvider } from '../../src/providers/provider.js';
import type { ErrorCode } from '../../src/session/errors.js';
import type { Grant } from '../../src/session/grant.js';
import { deploymentForTests } from '../stack/tenant-visitor.js';
import { configurationOf, errorOf, listen, noSignal, testPorts } from './helpers/ports.js';

const deployment = await deploymentForTests();
const { controls, world } = deployment;
beforeEach(() => controls.reset());

const path = '/api/login/v1/oidc-credentials/';
const credentialsUrl = `${deployment.rootUrl}${path}mozilla-auth0`;
const configuration = configurationOf({
  rootUrl: deployment.rootUrl, domain: deployment.tenantUrl, redirectUri: `${deployment.pageUrl}/`, credentialsUrl,
});
const speed = 10;

async function exchange(options: { ports?: ReturnType<typeof testPorts>; url?: string; person?: string; signal?: AbortSignal } = {}) {
  const { ports = testPorts({ origin: deployment.pageUrl, speed }), url = credentialsUrl, signal = noSignal } = options;
  const provider = await createProvider({ ...configuration, credentialsUrl: url }, ports);
  const { access_token: accessToken } = await controls.forgeTokens({ person: options.person });
  const grant: Grant = { user: { sub: 'x' }, expires: 0, obtained: 0, clockOffset: 0, secrets: { accessToken } };
  return provider.exchange(grant, { signal });
}
const asked = () => world.log.entries().filter((entry) => entry.path.startsWith(path)).length;

test('permanent credentials have no certificate', async () => {
  assert.equal('certificate' in (await exchange({ person: 'perry' })).credentials, false);
});

test('the request carries nothing that the browser adds, and only the answer\'s own fields come back', async () => {
  const ports = testPorts({ origin: deployment.pageUrl, speed });
  const { credentials } = await exchange({ ports });
  assert.deepEqual(Object.keys(credentials).sort(), ['accessToken', 'certificate', 'clientId']);
  const { credentials: mode, redirect, referrerPolicy, cache } = ports.inits[0]!;
  assert.deepEqual([mode, redirect, referrerPolicy, cache], ['omit', 'manual', 'no-referrer', 'no-store']);
});

const passing: [string, () => void][] = [
  ['a 500', () => controls.failNext({ path, status: 500, times: 2 })],
  ['a 503', () => controls.failNext({ path, status: 503, times: 2 })],
  ['a cut connection', () => controls.drop({ path, times: 2 })],
  ['a hanging server', () => controls.hang({ path, times: 2 })],
  ['a 429', () => controls.failNext({ path, status: 429, times: 2 })],
];
for (const [what, arm] of passing) {
  test(`${what} is tried again, up to three times`, async () => {
    arm();
    assert.ok((await exchange()).credentials.clientId);
    assert.equal(asked(), 3);
  });
}

const lasting: [string, number, ErrorCode, boolean, number][] = [
  ['400', 400, 'credentials-rejected', false, 1],
  ['401', 401, 'credentials-rejected', false, 1],
  ['403', 403, 'forbidden', false, 1],
  ['404', 404, 'configuration', false, 1],
  ['502', 502, 'server', true, 3],
  ['429', 429, 'rate-limited', true, 3],
];
for (const [what, status, code, retryable, tries] of lasting) {
  test(`a ${what} that stays is ${code} after ${tries} request(s)`, async () => {
    controls.failNext({ path, status, times: 0 });
    const error = await errorOf(exchange());
    assert.deepEqual([error.code, error.retryable, error.status, asked()], [code, retryable, status, tries]);
  });
}

test('a refusal is asked once and names what must be right', async () => {
  const error = await errorOf(exchange({ person: 'ines' }));
  assert.deepEqual([error.code, error.serverCode, asked()], ['credentials-rejected', 'InputError', 1]);
  assert.match(error.hint!, /audience login\.taskcluster\.net/);
});

test('46: a deployment without a Login service is told, with the provider that it has', async () => {
  controls.failNext({ path, status: 404, body: '<h1>Not found</h1>' });
  assert.match((await errorOf(exchange())).hint!, /provider="taskcluster"/);
});

test('37: a person is told to wait five seconds, or as long as the server says where that can be read', async () => {
  for (const [headers, wait] of [[{}, 5_000], [{ 'Retry-After': '7' }, 7_000]] as const) {
    const ports = testPorts({ origin: deployment.pageUrl, speed });
    controls.failNext({ path, status: 429, headers });
    await exchange({ ports });
    assert.ok(ports.clock.waits.includes(wait), `${ports.clock.waits}`);
  }
});

test('nothing is waited for that comes after the total of 30 s', async () => {
  controls.failNext({ path, status: 429, headers: { 'Retry-After': '60' } });
  assert.equal((await errorOf(exchange())).code, 'rate-limited');
  assert.equal(asked(), 1);
});

const unusable: [string, () => string][] = [
  ['a captive portal\'s page', () => '<html>Welcome</html>'],
  ['nothing', () => ''],
  ['a list', () => '[]'],
  ['no credentials', () => JSON.stringify({ expires: soon() })],
  ['a number as access token', () => answer({ accessToken: 1 })],
  ['a number as certificate', () => answer({ certificate: 1 })],
  ['an end that has passed', () => answer({}, '2020-01-01T00:00:00Z')],
  ['no date as end', () => answer({}, 'tomorrow')],
];
const soon = () => new Date(Date.now() + 60_000).toISOString();
const answer = (credentials: object, expires = soon()) =>
  JSON.stringify({ expires, credentials: { clientId: 'c', accessToken: 'a', ...credentials } });
for (const [what, body] of unusable) {
  test(`${what} is asked for once more, then invalid-response, passing`, async () => {
    let count = 0;
    const url = await listen((_request, response) => void (count++, response.end(body())));
    const error = await errorOf(exchange({ url: `${url}/exchange` }));
    assert.deepEqual([error.code, error.retryable, count], ['invalid-response', true, 2]);
  });
}

test('an answer longer than 64 KiB is not read to its end', async () => {
  const url = await listen((_request, response) => void response.end(answer({ extra: 'x'.repeat(70_000) })));
  assert.equal((await errorOf(exchange({ url }))).code, 'invalid-response');
});

test('a redirect is not followed', async () => {
  let followed = 0;
  const target = await listen((_request, response) => void (followed++, response.end(answer({}))));
  const url = await listen((_request, response) => void response.writeHead(307, { Location: target }).end());
  assert.deepEqual([(await errorOf(exchange({ url }))).code, followed], ['configuration', 0]);
});

test('while offline no attempt is spent', async () => {
  const ports = testPorts({ origin: deployment.pageUrl });
  ports.online.value = false;
  const pending = exchange({ ports });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(ports.requests, []);
  ports.online.value = true;
  ports.online.wake('online');
  assert.ok((await pending).credentials.clientId);
});

test('an abort ends a request and a pause at once', async () => {
  for (const arm of [() => controls.hang({ path }), () => controls.failNext({ path, status: 429 })]) {
    world.log.clear();
    arm();
    const controller = new AbortController();
    const ports = testPorts({ origin: deployment.pageUrl });
    const pending = exchange({ ports, signal: controller.signal });
    await world.log.waitFor((entry) => entry.path.startsWith(path));
    controller.abort();
    assert.equal((await errorOf(pending)).code, 'cancelled');
    controls.clearFaults();
  }
});

test('a grant without a token is an ended session', async () => {
  const provider = await createProvider(configuration, testPorts({ origin: deployment.pageUrl }));
  const grant: Grant = { user: { sub: 'x' }, expires: 0, obtained: 0, clockOffset: 0, secrets: {} };
  assert.equal((await errorOf(provider.exchange(grant, { signal: noSignal }))).code, 'expired');
});
