import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { callback, pageUrl, queryOf, startLogin } from './third-party-visitor.js';

const login = await startLogin();
const alice = await login.visitor().signIn();
const page = login.visitor();
const newCode = async () => queryOf(await alice.authorize()).code!;
const tenMinutesMs = 10 * 60_000;

/** The state of a refused exchange, to compare whole. */
async function refusal(response: Response) {
  return { status: response.status, body: await response.json() };
}
const invalidGrant = {
  status: 403, body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
};

test('a code in a form gives a token, without expires_in', async () => {
  const response = await page.exchange(await newCode());
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(response.headers.get('pragma'), 'no-cache');
  const body = (await response.json()) as Record<string, string>;
  assert.match(body.access_token!, /^[A-Za-z0-9+/]{30}==$/);
  assert.deepEqual(Object.keys(body), ['access_token', 'token_type']);
  assert.equal(body.token_type, 'Bearer');
});

test('a code in JSON gives a token', async () => {
  const body = JSON.stringify({ grant_type: 'authorization_code', code: await newCode(), redirect_uri: callback });
  const response = await page.go('/login/oauth/token', {
    method: 'POST', body, headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(response.status, 200);
});

test('client_id and code_verifier are ignored', async () => {
  const response = await page.exchange(await newCode(), { client_id: 'nobody', code_verifier: 'wrong' });
  assert.equal(response.status, 200);
});

test('a code is good once', async () => {
  const code = await newCode();
  await page.exchange(code);
  assert.deepEqual(await refusal(await page.exchange(code)), invalidGrant);
});

test('a code that never was is refused', async () => {
  assert.deepEqual(await refusal(await page.exchange('garbage')), invalidGrant);
});

test('a code lives 10 minutes', async (t) => {
  t.after(() => login.world.clock.reset());
  const [young, old] = [await newCode(), await newCode()];
  login.world.clock.shift(tenMinutesMs - 5_000);
  assert.equal((await page.exchange(young)).status, 200);
  login.world.clock.shift(10_000);
  assert.deepEqual(await refusal(await page.exchange(old)), invalidGrant);
});

for (const redirectUri of [`${pageUrl}/`, undefined]) {
  test(`a wrong redirect URI is refused and burns the code: ${redirectUri}`, async () => {
    const code = await newCode();
    assert.deepEqual(await refusal(await page.exchange(code, { redirect_uri: redirectUri })), invalidGrant);
    assert.deepEqual(await refusal(await page.exchange(code)), invalidGrant);
  });
}

test('no code is an invalid request', async () => {
  assert.deepEqual(await refusal(await page.exchange('')), {
    status: 400, body: { error: 'invalid_request', error_description: 'Missing required parameter: code' },
  });
});

for (const grantType of ['refresh_token', undefined]) {
  test(`a grant type other than a code is not there: ${grantType}`, async () => {
    assert.deepEqual(await refusal(await page.exchange(await newCode(), { grant_type: grantType })), {
      status: 501,
      body: { error: 'unsupported_grant_type', error_description: `Unsupported grant type: ${grantType}` },
    });
  });
}

test('an empty body names no grant type', async () => {
  assert.deepEqual(await refusal(await page.go('/login/oauth/token', { method: 'POST' })), {
    status: 501, body: { error: 'unsupported_grant_type', error_description: 'Unsupported grant type: undefined' },
  });
});

test('GET is an HTML 404 without CORS', async () => {
  const response = await page.go('/login/oauth/token', { headers: { Origin: pageUrl } });
  assert.equal(response.status, 404);
  assert.match(response.headers.get('content-type')!, /^text\/html/);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('a client that demands a proof key: the right verifier gives a token, a wrong or absent one uses up the code', async () => {
  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { client_id: 'whitelisted-pkce', code_challenge: challenge, code_challenge_method: 'S256' };
  const code = async () => queryOf(await alice.authorize(asked)).code!;
  assert.equal((await page.exchange(await code(), { code_verifier: verifier })).status, 200);
  for (const wrong of [{}, { code_verifier: 'w'.repeat(43) }]) {
    const used = await code();
    assert.deepEqual(await refusal(await page.exchange(used, wrong)), invalidGrant);
    assert.deepEqual(await refusal(await page.exchange(used, { code_verifier: verifier })), invalidGrant);
  }
});

test('a client that demands a proof key and is given no challenge, or a plain one', async () => {
  for (const asked of [{}, { code_challenge: 'x', code_challenge_method: 'plain' }]) {
    assert.equal(queryOf(await alice.authorize({ client_id: 'whitelisted-pkce', ...asked })).error, 'invalid_request');
  }
});
