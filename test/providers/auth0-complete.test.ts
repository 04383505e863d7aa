import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createProvider } from '../../src/providers/provider.js';
import type { AuthorizationResponse } from '../../src/session/attempts.js';
import type { ForgedTokens } from '../../demo/stack/tenant/forge-tokens.js';
import { deploymentForTests, fragmentOf, TenantVisitor } from '../stack/tenant-visitor.js';
import { attemptOf, configurationOf, errorOf, noSignal, testPorts } from './helpers/ports.js';

// auth0-js says window where a browser and this runtime both have the same global functions.
Object.assign(globalThis, { window: globalThis });

const deployment = await deploymentForTests();
const { controls, world } = deployment;
beforeEach(() => controls.reset());

const configuration = configurationOf({
  rootUrl: deployment.rootUrl, clientId: deployment.clientId, domain: deployment.tenantUrl,
  redirectUri: `${deployment.pageUrl}/`,
  scope: 'openid profile email full-user-credentials taskcluster-credentials',
  credentialsUrl: `${deployment.rootUrl}/api/login/v1/oidc-credentials/mozilla-auth0`,
});
const portsHere = (options = {}) => testPorts({ origin: deployment.pageUrl, ...options });
const provider = (options = {}) => createProvider(configuration, portsHere(options));
const attempt = attemptOf(configuration);

const wire = (tokens: Partial<ForgedTokens>): AuthorizationResponse =>
  ({ ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [name, String(value)])), state: attempt.state });
const answer = async (options = {}) => wire(await controls.forgeTokens({ nonce: 'nonce', ...options }));

test('a sign-in at the tenant becomes a grant, and the grant becomes credentials', async () => {
  const visitor = new TenantVisitor(deployment);
  const response = fragmentOf(await visitor.signIn('alice', { state: attempt.state, nonce: attempt.nonce }));
  const auth0 = await provider();
  const grant = await auth0.complete(response, attempt, { signal: noSignal });
  assert.deepEqual([grant.user.sub, grant.user.name, grant.user.email], ['ad|Mozilla-LDAP|alice', 'Alice Ordinary', 'alice@example.org']);
  assert.ok(Math.abs(grant.expires - Date.now() - 2 * 3_600_000) < 10_000, 'the access token ends first');
  const { credentials, expires } = await auth0.exchange(grant, { signal: noSignal });
  assert.equal(credentials.clientId, 'mozilla-auth0/ad|Mozilla-LDAP|alice');
  assert.equal(typeof credentials.certificate, 'string');
  assert.ok(Math.abs(expires - Date.now() - 14.5 * 60_000) < 10_000);
});

test('the session ends with the id_token where that ends first', async () => {
  const response = await answer({ claims: { exp: Math.floor(Date.now() / 1000) + 600 } });
  const grant = await (await provider()).complete(response, attempt, { signal: noSignal });
  assert.ok(Math.abs(grant.expires - Date.now() - 600_000) < 5_000);
});

const incomplete: [string, (tokens: ForgedTokens) => Record<string, unknown>, string][] = [
  ['only an access token', ({ access_token, expires_in, token_type }) => ({ access_token, expires_in, token_type }), 'id_token_missing'],
  ['only an id_token', ({ id_token }) => ({ id_token }), 'access_token_missing'],
  ['no end', ({ expires_in: _, ...rest }) => rest, 'expires_in'],
  ['a word as end', (tokens) => ({ ...tokens, expires_in: 'abc' }), 'expires_in'],
  ['another kind of token', (tokens) => ({ ...tokens, token_type: 'mac' }), 'token_type'],
];
for (const [what, change, fault] of incomplete) {
  test(`9: an answer with ${what} is refused before anything is asked`, async () => {
    const ports = portsHere();
    const auth0 = await createProvider(configuration, ports);
    const response = wire(change(await controls.forgeTokens({ nonce: 'nonce' })) as Partial<ForgedTokens>);
    const error = await errorOf(auth0.complete(response, attempt, { signal: noSignal }));
    assert.deepEqual([error.code, error.serverCode, ports.requests], ['invalid-response', fault, []]);
  });
}

test('an answer to another state is refused before anything is asked', async () => {
  const ports = portsHere();
  const auth0 = await createProvider(configuration, ports);
  for (const state of ['tce.other', undefined]) {
    const response = { ...(await answer()), state } as AuthorizationResponse;
    assert.equal((await errorOf(auth0.complete(response, attempt, { signal: noSignal }))).code, 'state-mismatch');
  }
  assert.deepEqual(ports.requests, []);
});

test('6: a token of another issuer causes no request but for the own key set', async () => {
  const ports = portsHere();
  const auth0 = await createProvider(configuration, ports);
  const elsewhere = `${deployment.crossSite.rootUrl}/`;
  const error = await errorOf(auth0.complete(await answer({ issuer: elsewhere }), attempt, { signal: noSignal }));
  assert.equal(error.serverCode, 'iss');
  assert.deepEqual(ports.requests, [`GET ${deployment.tenantUrl}/.well-known/jwks.json`]);
  assert.deepEqual(world.log.entries().map(({ path }) => path), ['/.well-known/jwks.json']);
});

for (const key of ['foreign', 'public-as-secret', 'none'] as const) {
  test(`6: a token signed by ${key} is refused`, async () => {
    const error = await errorOf((await provider()).complete(await answer({ key }), attempt, { signal: noSignal }));
    assert.equal(error.code, 'invalid-response');
  });
}

test('a clock that is wrong by ten minutes works, in local time', async () => {
  for (const wrongByMs of [10 * 60_000, -10 * 60_000]) {
    const auth0 = await provider({ wrongByMs });
    const now = Date.now() + wrongByMs;
    const grant = await auth0.complete(await answer(), { ...attempt, created: now }, { signal: noSignal });
    assert.ok(Math.abs(grant.clockOffset + wrongByMs) < 5_000, `offset ${grant.clockOffset}`);
    assert.ok(Math.abs(grant.expires - now - 2 * 3_600_000) < 5_000);
    const { expires } = await auth0.exchange(grant, { signal: noSignal });
    assert.ok(Math.abs(expires - now - 14.5 * 60_000) < 5_000);
  }
});

test('a clock that is wrong by hours is told', async () => {
  const wrongByMs = 5 * 3_600_000;
  const auth0 = await provider({ wrongByMs });
  const error = await errorOf(auth0.complete(await answer(), { ...attempt, created: Date.now() + wrongByMs }, { signal: noSignal }));
  assert.equal(error.code, 'clock');
});

const refusals: [string, string, boolean][] = [
  ['access_denied', 'access-denied', false],
  ['unauthorized', 'access-denied', false],
  ['consent_required', 'consent-required', false],
  ['login_required', 'interaction-required', false],
  ['mfa_required', 'interaction-required', false],
  ['unauthorized_client', 'configuration', false],
  ['temporarily_unavailable', 'server', true],
  ['constructor', 'access-denied', false],
];
for (const [word, code, retryable] of refusals) {
  test(`${word} is ${code}`, async () => {
    const response = { state: attempt.state, error: word, error_description: `<img src=x>\n${'x'.repeat(500)}` };
    const error = await errorOf((await provider()).complete(response, attempt, { signal: noSignal }));
    assert.deepEqual([error.code, error.serverCode, error.retryable], [code, word, retryable]);
    assert.ok(error.message.length < 400 && !error.message.includes('\n'));
  });
}

test('16: a key set that hangs ends after 20 s as a passing failure', async () => {
  controls.hang({ path: '/.well-known/jwks.json', times: 0 });
  const ports = portsHere({ speed: 200 });
  const auth0 = await createProvider(configuration, ports);
  const error = await errorOf(auth0.complete(await answer(), attempt, { signal: noSignal }));
  assert.deepEqual([error.code, error.retryable, ports.clock.waits], ['timeout', true, [20_000]]);
});

test('a key set that fails or is none is a passing failure', async () => {
  for (const fault of [{ status: 503 }, { status: 200, body: '<html>' }]) {
    controls.failNext({ path: '/.well-known/jwks.json', ...fault });
    const error = await errorOf((await provider()).complete(await answer(), attempt, { signal: noSignal }));
    assert.deepEqual([error.code, error.retryable], ['server', true]);
  }
});

test('an abort ends it with cancelled', async () => {
  controls.hang({ path: '/.well-known/jwks.json', times: 0 });
  const controller = new AbortController();
  const pending = (await provider()).complete(await answer(), attempt, { signal: controller.signal });
  controller.abort();
  assert.equal((await errorOf(pending)).code, 'cancelled');
});

test('the provider forgets the person at its logout address', async () => {
  const url = new URL((await provider()).logoutUrl(`${deployment.pageUrl}/`)!);
  assert.equal(url.origin + url.pathname, `${deployment.tenantUrl}/v2/logout`);
  assert.deepEqual(Object.fromEntries(url.searchParams), { client_id: deployment.clientId, returnTo: `${deployment.pageUrl}/` });
});
