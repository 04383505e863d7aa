import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { authorizeUrl } from '../../src/providers/authorize-url.js';
import { createProvider } from '../../src/providers/provider.js';
import type { Attempt, AuthorizationResponse } from '../../src/session/attempts.js';
import type { SessionConfiguration } from '../../src/session/configuration.js';
import { deploymentForTests } from '../stack/tenant-visitor.js';
import { Visitor } from '../stack/third-party-visitor.js';
import { attemptOf, configurationOf, errorOf, listen, noSignal, testPorts, type TestPorts } from './helpers/ports.js';

const deployment = await deploymentForTests();
const { controls, rootUrl, pageUrl, world } = deployment;
beforeEach(() => controls.reset());

const scope = 'hooks:trigger-hook:demo/* queue:create-task:lowest:demo/* secrets:get:project/demo/*';
const codeFlow = configurationOf({
  rootUrl, provider: 'taskcluster', clientId: 'whitelisted-code', redirectUri: `${pageUrl}/callback.html`, scope,
  responseType: 'code', lifetime: '1 day',
});
const tokenFlow: SessionConfiguration = { ...codeFlow, clientId: 'whitelisted-token', responseType: 'token' };
const attempt = attemptOf(codeFlow);
const portsHere = (options = {}) => testPorts({ origin: pageUrl, speed: 10, ...options });

/** What comes back to the redirect URI after alice signed in. */
async function answerTo(
  configuration: SessionConfiguration, person = 'alice', challenge?: string,
): Promise<AuthorizationResponse> {
  const visitor = await new Visitor(rootUrl).signIn(person);
  const { pathname, search } = new URL(authorizeUrl(configuration, attempt, { challenge }));
  return responseAt((await visitor.go(pathname + search)).headers.get('location')!);
}

function responseAt(location: string): AuthorizationResponse {
  const { search, hash } = new URL(location);
  return Object.fromEntries(new URLSearchParams(hash ? hash.slice(1) : search));
}

async function complete(configuration: SessionConfiguration, response: AuthorizationResponse, ports: TestPorts = portsHere()) {
  const provider = await createProvider(configuration, ports);
  return provider.complete(response, attempt, { signal: noSignal });
}
const asked = (path: string) => world.log.entries().filter((entry) => entry.path === path && entry.method !== 'OPTIONS').length;

for (const configuration of [codeFlow, tokenFlow]) {
  test(`${configuration.responseType} flow: a sign-in becomes credentials, and the OAuth token is dropped`, async () => {
    const provider = await createProvider(configuration, portsHere());
    const grant = await provider.complete(await answerTo(configuration), attempt, { signal: noSignal });
    assert.deepEqual(grant.user, { sub: 'mozilla-auth0/ad|Mozilla-LDAP|alice', name: 'alice' });
    assert.deepEqual(Object.keys(grant.secrets), ['credentials', 'expires']);
    assert.ok(Math.abs(grant.expires - Date.now() - 24 * 3_600_000) < 60_000, 'one day, as asked');
    const { credentials, expires } = await provider.exchange(grant, { signal: noSignal });
    assert.match(credentials.clientId, /^mozilla-auth0\/ad\|Mozilla-LDAP\|alice\/whitelisted-/);
    assert.deepEqual([expires, credentials.certificate], [grant.expires, undefined]);
  });
}

test('a client that demands a proof key takes ours, and no other', async () => {
  const demanding = { ...codeFlow, clientId: 'whitelisted-pkce' };
  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redeem = async (proven: Attempt) => {
    const provider = await createProvider(demanding, portsHere());
    return provider.complete(await answerTo(demanding, 'alice', challenge), proven, { signal: noSignal });
  };
  assert.ok((await redeem({ ...attempt, verifier })).expires > Date.now());
  assert.equal((await errorOf(redeem({ ...attempt, verifier: 'w'.repeat(43) }))).code, 'expired');
  assert.equal((await errorOf(redeem(attempt))).code, 'expired');
});

test('two sign-ins of a person are the same person by other clients', async () => {
  const [one, two] = [await complete(codeFlow, await answerTo(codeFlow)), await complete(codeFlow, await answerTo(codeFlow))];
  assert.equal(one.user.sub, two.user.sub);
  assert.notDeepEqual(one.secrets, two.secrets);
});

test('a lifetime that has ended on arrival is told, and asked for once', async () => {
  const short = { ...codeFlow, lifetime: '20 seconds' };
  const error = await errorOf(complete(short, await answerTo(short)));
  assert.deepEqual([error.code, asked('/login/oauth/credentials')], ['expired', 1]);
});

test('a lifetime of seconds is granted as it is', async () => {
  const short = { ...codeFlow, lifetime: '33 seconds' };
  const { expires } = await complete(short, await answerTo(short));
  assert.ok(expires - Date.now() < 4_000);
});

test('an answer to another state is refused before anything is asked', async () => {
  const response = { ...(await answerTo(codeFlow)), state: 'tce.other' };
  const ports = portsHere();
  assert.equal((await errorOf(complete(codeFlow, response, ports))).code, 'state-mismatch');
  assert.deepEqual(ports.requests, []);
});

test('13: a code that was used is told once: sign in again', async () => {
  const response = await answerTo(codeFlow);
  await complete(codeFlow, response);
  const ports = portsHere();
  const error = await errorOf(complete(codeFlow, response, ports));
  assert.deepEqual([error.code, error.serverCode, error.retryable, ports.requests.length], ['expired', 'invalid_grant', false, 1]);
});

test('an answer of the other flow is told', async () => {
  const error = await errorOf(complete({ ...codeFlow, responseType: 'token' }, await answerTo(codeFlow)));
  assert.equal(error.code, 'invalid-response');
});

const token = '/login/oauth/token';
const credentials = '/login/oauth/credentials';
const body = (error: string) => ({ error, error_description: 'Why.' });
const tokenFailures: [number, string, string, number][] = [
  [400, 'invalid_request', 'configuration', 1],
  [401, 'invalid_client', 'configuration', 1],
  [501, 'unsupported_grant_type', 'configuration', 1],
  [500, 'server_error', 'server', 3],
];
for (const [status, error, code, tries] of tokenFailures) {
  test(`14: token: ${status} ${error} is ${code} after ${tries} request(s)`, async () => {
    const response = await answerTo(codeFlow);
    controls.failNext({ path: token, status, body: body(error), times: 0 });
    const failure = await errorOf(complete(codeFlow, response));
    assert.deepEqual([failure.code, failure.status, asked(token)], [code, status, tries]);
  });
}

test('token: a failure that passes is tried again', async () => {
  const response = await answerTo(codeFlow);
  controls.failNext({ path: token, status: 500 });
  assert.ok((await complete(codeFlow, response)).user.sub);
});

test('15: credentials: an answer that was lost is asked for again', async () => {
  const response = await answerTo(codeFlow);
  let lost = false;
  const ports = portsHere();
  const { fetch } = ports;
  ports.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (lost || !String(input).endsWith(credentials)) return answer;
    lost = true;
    throw new TypeError('Failed to fetch');
  };
  assert.ok((await complete(codeFlow, response, ports)).user.sub);
  assert.equal(asked(credentials), 2);
});

test('credentials: InputError is for good, any other 500 passes', async () => {
  const refused = await errorOf(complete(codeFlow, await answerTo(codeFlow).then((response) => {
    controls.failNext({ path: credentials, status: 500, body: { name: 'InputError', message: 'Could not' } });
    return response;
  })));
  assert.deepEqual([refused.code, refused.retryable, asked(credentials)], ['credentials-rejected', false, 1]);
  const response = await answerTo(codeFlow);
  controls.failNext({ path: credentials, status: 500, times: 2 });
  assert.ok((await complete(codeFlow, response)).user.sub);
});

test('a person who is not active is refused, once', async () => {
  const response = await answerTo(codeFlow);
  controls.revokePerson('alice');
  const error = await errorOf(complete(codeFlow, response));
  assert.deepEqual([error.code, asked(credentials)], ['credentials-rejected', 1]);
});

test('from an origin that is not registered first, the rule is named', async () => {
  for (const configuration of [codeFlow, tokenFlow]) {
    const ports = portsHere({ origin: 'https://elsewhere.example' });
    const error = await errorOf(complete(configuration, await answerTo(configuration), ports));
    assert.equal(error.code, 'configuration');
    assert.match(error.hint!, /first redirect URI/);
  }
});

test('a deployment that cannot be reached at all is the network', async () => {
  const ports = portsHere();
  ports.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const error = await errorOf(complete(codeFlow, { state: attempt.state, code: 'x' }, ports));
  assert.deepEqual([error.code, error.retryable], ['network', true]);
  assert.match(error.hint!, /first redirect URI/);
});

test('a redirect of the token endpoint is not followed', async () => {
  const url = await listen((_request, response) => void response.writeHead(302, { Location: rootUrl }).end());
  assert.equal((await errorOf(complete({ ...codeFlow, rootUrl: url }, { state: attempt.state, code: 'x' }))).code, 'configuration');
});

const realRefusals: [string, Partial<SessionConfiguration>, string, RegExp][] = [
  ['a lifetime that is none', { lifetime: 'whenever' }, 'configuration', /lifetime/],
  ['a scope that is missing', { scope: '' }, 'configuration', /scope is missing/],
  ['the other flow', { responseType: 'token' }, 'configuration', /response-type/],
];
for (const [what, change, code, hint] of realRefusals) {
  test(`the deployment's answer to ${what} is put into words`, async () => {
    const response = await answerTo({ ...codeFlow, ...change });
    const error = await errorOf(complete(codeFlow, response));
    assert.equal(error.code, code);
    assert.match(error.hint!, hint);
  });
}

const words: [string, string, string][] = [
  ['access_denied', '', 'access-denied'],
  ['invalid_scope', '', 'configuration'],
  ['server_error', 'Invalid time value', 'invalid-response'],
  ['server_error', 'Something else', 'server'],
  ['InsufficientScopes', 'Client ID `x` does not have\n\n'.repeat(40), 'forbidden'],
  ['__proto__', '<b>', 'access-denied'],
];
for (const [word, description, code] of words) {
  test(`${word}${description && ` (${description.slice(0, 20).trim()})`} is ${code}`, async () => {
    const error = await errorOf(complete(codeFlow, { state: attempt.state, error: word, error_description: description }));
    assert.deepEqual([error.code, error.serverCode], [code, word]);
    assert.ok(error.message.length <= 300 && !error.message.includes('\n'));
  });
}

test('there is no silent renewal and no place to sign out', async () => {
  const provider = await createProvider(codeFlow, portsHere());
  assert.deepEqual([provider.renewsSilently, provider.logoutUrl('/')], [false, undefined]);
  assert.equal((await errorOf(provider.renew({ signal: noSignal }))).code, 'interaction-required');
});
