import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import taskcluster from 'taskcluster-client';
import { deploymentForTests } from './tenant-visitor.js';

const deployment = await deploymentForTests();
const { controls, rootUrl, world } = deployment;
beforeEach(() => controls.reset());

const path = '/api/login/v1/oidc-credentials/mozilla-auth0';
const refusal = 'Could not generate credentials for this access token';

interface Credentials { clientId: string; accessToken: string; certificate?: string }
interface Answer { expires: string; credentials: Credentials }

async function ask(authorization: string | undefined, at = path): Promise<Response> {
  return fetch(rootUrl + at, { headers: { Origin: 'http://page.example', ...authorization && { authorization } } });
}

async function tokenFor(person: string, accessClaims: Record<string, unknown> = {}): Promise<string> {
  return (await controls.forgeTokens({ person, accessClaims })).access_token;
}

async function credentialsFor(person: string): Promise<Answer> {
  const response = await ask(`Bearer ${await tokenFor(person)}`);
  assert.equal(response.status, 200);
  return response.json() as Promise<Answer>;
}

async function currentScopes(credentials: Credentials): Promise<string[]> {
  const auth = new taskcluster.Auth({ rootUrl, credentials, retries: 0 });
  return (await auth.currentScopes!()).scopes as string[];
}

async function isRefused(response: Response, message = refusal): Promise<void> {
  assert.equal(response.status, 400);
  const body = await response.json() as { code: string; message: string; requestInfo: { method: string } };
  assert.equal(body.code, 'InputError');
  assert.ok(body.message.startsWith(`${message}\n\n---\n\n* method:     oidcCredentials\n`), body.message);
  assert.equal(body.requestInfo.method, 'oidcCredentials');
}

test('gives named temporary credentials that last a quarter of an hour', async () => {
  const { expires, credentials } = await credentialsFor('alice');
  assert.equal(credentials.clientId, 'mozilla-auth0/ad|Mozilla-LDAP|alice');
  assert.equal(credentials.accessToken.length, 43);
  const { start, expiry, scopes, issuer } = JSON.parse(credentials.certificate!);
  assert.equal(expiry - start, 30 * 60_000);
  assert.equal(expiry - Date.parse(expires), 30_000);
  assert.ok(Math.abs(Date.parse(expires) - Date.now() - 14.5 * 60_000) < 2_000);
  assert.equal(issuer, 'static/taskcluster/login');
  assert.deepEqual(scopes,
    ['assume:mozilla-group:team_demo', 'assume:login-identity:mozilla-auth0/ad|Mozilla-LDAP|alice']);
});

test('gives credentials that the auth service accepts, with the person\'s own scopes', async () => {
  const scopes = await currentScopes((await credentialsFor('alice')).credentials);
  for (const scope of world.people.get('alice')!.scopes) assert.ok(scopes.includes(scope), scope);
  const none = await currentScopes((await credentialsFor('bob')).credentials);
  assert.ok(!none.includes('secrets:get:project/demo/*'));
});

test('gives new credentials for each call', async () => {
  const [first, second] = [await credentialsFor('alice'), await credentialsFor('alice')];
  assert.notEqual(first.credentials.accessToken, second.credentials.accessToken);
});

test('names a long identity in full', async () => {
  const { credentials } = await credentialsFor('carol');
  assert.equal(credentials.clientId, `mozilla-auth0/${world.people.get('carol')!.sub}`);
  await currentScopes(credentials);
});

test('gives perry permanent credentials, which have no certificate', async () => {
  const { credentials } = await credentialsFor('perry');
  assert.equal('certificate' in credentials, false);
  assert.ok((await currentScopes(credentials)).includes('secrets:get:project/demo/*'));
});

test('accepts either name of the scope, and the lower-case scheme', async () => {
  for (const scope of ['openid full-user-credentials', 'taskcluster-credentials']) {
    assert.equal((await ask(`bearer ${await tokenFor('alice', { scope })}`)).status, 200, scope);
  }
});

test('refuses whatever is wrong with the token by one 400', async () => {
  const past = Math.floor(Date.now() / 1000) - 1;
  const wrong: Record<string, string | undefined> = {
    'no header': undefined,
    garbage: 'Bearer garbage',
    'another scheme': `Basic ${await tokenFor('alice')}`,
    'wrong audience': `Bearer ${await tokenFor('alice', { aud: 'someone.else' })}`,
    'wrong issuer': `Bearer ${await tokenFor('alice', { iss: 'http://localhost:1/' })}`,
    expired: `Bearer ${await tokenFor('alice', { exp: past })}`,
    'no expiry': `Bearer ${await tokenFor('alice', { exp: null })}`,
    'without the scope': `Bearer ${await tokenFor('alice', { scope: 'openid profile' })}`,
    'unknown person': `Bearer ${await tokenFor('alice', { sub: 'ad|Mozilla-LDAP|mallory' })}`,
    inactive: `Bearer ${await tokenFor('ines')}`,
  };
  for (const key of ['foreign', 'public-as-secret', 'none'] as const) {
    const claims = {
      iss: `${deployment.tenantUrl}/`, aud: 'login.taskcluster.net', exp: past + 3_600,
      sub: 'ad|Mozilla-LDAP|alice', scope: 'taskcluster-credentials',
    };
    wrong[key] = `Bearer ${await controls.signToken(claims, { key })}`;
  }
  for (const [name, authorization] of Object.entries(wrong)) {
    await assert.doesNotReject(async () => isRefused(await ask(authorization)), name);
  }
});

test('refuses a provider it does not know', async () => {
  await isRefused(await ask(`Bearer ${await tokenFor('alice')}`, '/api/login/v1/oidc-credentials/nope'),
    'Invalid accessToken provider nope');
});

test('lets the page of any origin read answers and refusals', async () => {
  for (const response of [await ask(`Bearer ${await tokenFor('alice')}`), await ask(undefined)]) {
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.equal(response.headers.get('cache-control'), 'no-store no-cache must-revalidate');
    assert.match(response.headers.get('etag')!, /^W\//);
  }
  const preflight = await fetch(rootUrl + path, { method: 'OPTIONS' });
  assert.equal(preflight.status, 200);
  assert.equal(await preflight.text(), 'GET, HEAD');
  assert.match(preflight.headers.get('access-control-allow-headers')!, /Authorization/);
});

test('answers 404 to POST', async () => {
  const response = await fetch(rootUrl + path, { method: 'POST' });
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), { error: 'Not found' });
});

test('goes by the servers\' clock', async () => {
  const access = await tokenFor('alice');
  controls.moveClock(3 * 3_600_000);
  await isRefused(await ask(`Bearer ${access}`));
  const { expires } = await credentialsFor('alice');
  assert.ok(Math.abs(Date.parse(expires) - world.clock.now() - 14.5 * 60_000) < 2_000);
});

test('refuses a person who was revoked, until that is taken back', async () => {
  controls.revokePerson('alice');
  await isRefused(await ask(`Bearer ${await tokenFor('alice')}`));
  controls.revokePerson('alice', false);
  await credentialsFor('alice');
});

test('disables the permanent client of a revoked person', async () => {
  const { credentials } = await credentialsFor('perry');
  controls.revokePerson('perry');
  await assert.rejects(currentScopes(credentials), /is disabled/);
});

test('expireCredentials ends what was given out, not what comes after', async () => {
  const [temporary, permanent] = [await credentialsFor('alice'), await credentialsFor('perry')];
  controls.expireCredentials();
  await assert.rejects(currentScopes(temporary.credentials), /ext\.certificate\.expiry < now/);
  await assert.rejects(currentScopes(permanent.credentials), /has expired/);
  await currentScopes((await credentialsFor('alice')).credentials);
  await currentScopes((await credentialsFor('perry')).credentials);
});
