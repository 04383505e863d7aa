import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  authorizeQuery, callback, demoScope, fragmentOf, location, pageUrl, queryOf, startLogin,
} from './third-party-visitor.js';
import { defaultClients } from '../../demo/stack/third-party/third-party.js';

const keepingQuery = { ...defaultClients(pageUrl)[0]!, clientId: 'keeps-query', redirectUri: [`${callback}?keep=1`] };
const login = await startLogin([...defaultClients(pageUrl), keepingQuery]);
const alice = await login.visitor().signIn();
const token = { client_id: 'whitelisted-token', response_type: 'token' };

test('sends who is not signed in to /third-party with the same query', async () => {
  const response = await login.visitor().authorize();
  assert.equal(response.status, 302);
  assert.equal(response.headers.get('location'), `/third-party?${authorizeQuery()}`);
});

test('gives a whitelisted client a code at once', async () => {
  const response = await alice.authorize();
  const [uri, query] = response.headers.get('location')!.split('?');
  assert.equal(uri, callback);
  assert.match(query!, /^code=[\w-]{22}&state=a%20state$/);
});

test('takes the registered scopes in any order', async () => {
  const response = await alice.authorize({ scope: demoScope.split(' ').reverse().join(' ') });
  assert.ok(queryOf(response).code);
});

test("keeps the redirect URI's own query", async () => {
  const response = await alice.authorize({ client_id: 'keeps-query', redirect_uri: `${callback}?keep=1` });
  assert.match(location(response).search, /^\?keep=1&code=[\w-]{22}&state=a%20state$/);
});

test('gives a whitelisted client a token in the fragment, without expires_in or scope', async () => {
  const target = location(await alice.authorize(token));
  assert.match(target.hash, /^#access_token=[A-Za-z0-9]{30}%3D%3D&token_type=Bearer&state=a%20state$/);
});

for (const flow of [{}, token]) {
  test(`returns no state when none was sent: ${flow === token ? 'token' : 'code'}`, async () => {
    const target = location(await alice.authorize({ ...flow, state: undefined }));
    assert.ok(!`${target.search}${target.hash}`.includes('state'));
  });

  test(`returns any state unchanged: ${flow === token ? 'token' : 'code'}`, async () => {
    for (const state of ['نور ✓ 🦊', '+&=%/ #?', 'x'.repeat(3000)]) {
      const response = await alice.authorize({ ...flow, state });
      assert.equal((flow === token ? fragmentOf(response) : queryOf(response)).state, state);
    }
  });
}

test('asks the person of a client that is not whitelisted', async () => {
  const response = await alice.authorize({ client_id: 'consent-code' });
  assert.ok(response.headers.get('location')!.startsWith(`${login.root}/third-party?`), 'an absolute URL');
  const { transactionID, clientId, ...rest } = queryOf(response);
  assert.match(transactionID!, /^\w{8}$/);
  assert.match(clientId!, /^mozilla-auth0\/ad\|Mozilla-LDAP\|alice\/consent-code-[\w-]{6}$/);
  assert.deepEqual(rest, { client_id: 'consent-code', expires: '1 hour', scope: demoScope });
});

for (const expires of ['whenever', '2030-01-01', '16 days', '', undefined]) {
  test(`puts the client's maximum on the consent page for expires ${expires}`, async () => {
    assert.equal((await alice.consent({ expires })).get('expires'), '15 days');
  });
}

test('ignores response_mode, prompt and code_challenge', async () => {
  const response = await alice.authorize({
    response_mode: 'fragment', prompt: 'none', code_challenge: 'x', code_challenge_method: 'S256',
  });
  assert.deepEqual(Object.keys(queryOf(response)), ['code', 'state']);
});

const deadEnds: [string, Record<string, string | undefined>, string][] = [
  ['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
  ['a redirect URI with a slash more', { redirect_uri: `${callback}/` }, 'unauthorized_client'],
  ['a redirect URI with a query more', { redirect_uri: `${callback}?more=1` }, 'unauthorized_client'],
  ['no redirect URI', { redirect_uri: undefined }, 'unauthorized_client'],
  ['no client_id', { client_id: undefined }, 'invalid_request'],
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['an unknown response_type', { response_type: 'id_token' }, 'unsupported_response_type'],
];
for (const [what, change, code] of deadEnds) {
  test(`answers 500 JSON without a redirect to ${what}`, async () => {
    const response = await alice.authorize(change);
    assert.equal(response.status, 500);
    assert.equal(response.headers.get('location'), null);
    assert.deepEqual(await response.json(), { code, name: 'AuthorizationError' });
  });
}

test('tells a whitelisted client of the wrong flow, in the place of the flow that it asked for', async () => {
  const expected = { error: 'unsupported_response_type', state: 'a state' };
  assert.deepEqual(fragmentOf(await alice.authorize({ response_type: 'token' })), expected);
  assert.deepEqual(queryOf(await alice.authorize({ ...token, response_type: 'code' })), expected);
});

test('tells a consent client of the wrong flow after Allow only', async () => {
  const asked = await alice.consent({ response_type: 'token' });
  assert.deepEqual(fragmentOf(await alice.allow(asked)), { error: 'unsupported_response_type', state: 'a state' });
});

for (const flow of [{}, token]) {
  test(`asks even for a whitelisted client when the scopes differ: ${flow === token ? 'token' : 'code'}`, async () => {
    const asked = await alice.consent({ client_id: 'whitelisted-code', ...flow, scope: 'secrets:get:project/demo/*' });
    const response = await alice.allow(asked);
    const answer = flow === token ? fragmentOf(response) : queryOf(response);
    assert.deepEqual(answer, { error: 'invalid_scope', state: 'a state' });
  });
}

const serverErrors: [string, Record<string, string | undefined>, string][] = [
  ['no scope', { scope: undefined }, "Cannot read properties of undefined (reading 'sort')"],
  ['an empty scope', { scope: '' }, 'scope.sort is not a function'],
  ['expires that is no time', { expires: 'whenever' }, "String: 'whenever' isn't a time expression"],
  ['expires that is a date', { expires: '2030-01-01' }, "String: '2030-01-01' isn't a time expression"],
];
for (const [what, change, message] of serverErrors) {
  test(`tells a whitelisted client server_error for ${what}`, async () => {
    const expected = { error: 'server_error', error_description: message, state: 'a state' };
    assert.deepEqual(queryOf(await alice.authorize(change)), expected);
    assert.deepEqual(fragmentOf(await alice.authorize({ ...token, ...change })), expected);
  });
}

test('issues a code for expires in the past, whose credentials fail', async () => {
  const { code } = queryOf(await alice.authorize({ expires: '-1 hour' }));
  const { access_token: accessToken } = (await (await alice.exchange(code!)).json()) as { access_token: string };
  assert.equal((await alice.credentials(accessToken)).status, 500);
});

test('brings the whole text when the deployment itself lacks a scope', async (t) => {
  t.after(() => login.controls.denyExpandScopes(false));
  login.controls.denyExpandScopes();
  for (const answer of [queryOf(await alice.authorize()), fragmentOf(await alice.authorize(token))]) {
    assert.equal(answer.error, 'InsufficientScopes');
    assert.match(answer.error_description!, /missing the following scopes:\n\n```\nauth:expand-scopes\n```/);
    assert.ok(answer.error_description!.length >= 300);
    assert.equal(answer.state, 'a state');
  }
});

test('becomes a dead end on demand', async (t) => {
  t.after(() => login.controls.authorizeDeadEnd(false));
  login.controls.authorizeDeadEnd();
  const response = await alice.authorize();
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { name: 'Error' });
});
