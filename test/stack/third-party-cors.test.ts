import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultClients, thirdPartyOrigins } from '../../demo/stack/third-party/third-party.js';
import { newToken, otherPageUrl, pageUrl, queryOf, startLogin } from './third-party-visitor.js';

const login = await startLogin();
const visitor = login.visitor();
const endpoints = ['/login/oauth/token', '/login/oauth/credentials'];
const header = (response: Response, name: string) => response.headers.get(`access-control-${name}`);
const preflight = (path: string, origin: string) => visitor.go(path, {
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,x-anything',
  },
});

for (const path of endpoints) {
  test(`a preflight from a first redirect URI passes: ${path}`, async () => {
    const response = await preflight(path, pageUrl);
    assert.equal(response.status, 204);
    assert.equal(header(response, 'allow-origin'), pageUrl);
    assert.equal(header(response, 'allow-credentials'), 'true');
    assert.equal(header(response, 'allow-headers'), 'authorization,x-anything');
    assert.equal(header(response, 'allow-methods'), 'GET,HEAD,PUT,PATCH,POST,DELETE');
    assert.equal(header(response, 'max-age'), null);
    assert.match(response.headers.get('vary')!, /\bOrigin\b/);
  });

  test(`a preflight from elsewhere gets 204 without Allow-Origin: ${path}`, async () => {
    for (const origin of [otherPageUrl, login.root, 'null', 'https://elsewhere.example']) {
      const response = await preflight(path, origin);
      assert.equal(response.status, 204);
      assert.equal(header(response, 'allow-origin'), null);
      assert.equal(header(response, 'allow-credentials'), 'true');
    }
  });
}

test('answers and refusals can be read from a first redirect URI', async () => {
  const Authorization = `Bearer ${await newToken(login)}`;
  const responses = [
    await visitor.go(endpoints[1]!, { headers: { Origin: pageUrl, Authorization } }),
    await visitor.go(endpoints[1]!, { headers: { Origin: pageUrl } }),
    await visitor.go(endpoints[0]!, { method: 'POST', headers: { Origin: pageUrl } }),
  ];
  assert.deepEqual(responses.map(({ status }) => status), [200, 500, 501]);
  for (const response of responses) {
    assert.equal(header(response, 'allow-origin'), pageUrl);
    assert.equal(header(response, 'allow-credentials'), 'true');
    assert.match(response.headers.get('vary')!, /\bOrigin\b/);
  }
});

test('an unlisted origin uses the code up and cannot read the answer', async () => {
  const alice = await login.visitor().signIn();
  const redirectUri = `${otherPageUrl}/callback.html`;
  const { code } = queryOf(await alice.authorize({ redirect_uri: redirectUri }));
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: code!, redirect_uri: redirectUri });
  const response = await visitor.go(endpoints[0]!, { method: 'POST', body, headers: { Origin: otherPageUrl } });
  assert.equal(response.status, 200);
  assert.equal(header(response, 'allow-origin'), null);
  assert.equal((await alice.exchange(code!, { redirect_uri: redirectUri })).status, 403);
});

test("a client's redirect URIs are read as one URL", () => {
  const [client] = defaultClients(pageUrl);
  const origins = (...redirectUri: string[]) => [...thirdPartyOrigins([{ ...client!, redirectUri }])];
  assert.deepEqual(origins('https://one.example/', 'https://two.example/'), ['https://one.example']);
  assert.deepEqual(origins('https://one.example', 'https://two.example'), ['https://one.example,https']);
  assert.deepEqual(origins('http://one.example:80', 'http://two.example'), []);
});

test('signing out is for the own origin only', async () => {
  const alice = await login.visitor().signIn();
  const logOut = (Origin: string) => alice.go('/login/logout', { method: 'POST', headers: { Origin } });
  const response = await logOut(login.root);
  assert.equal(response.status, 200);
  assert.equal(header(response, 'allow-origin'), login.root);
  assert.match((await alice.authorize()).headers.get('location')!, /^\/third-party\?/);
  assert.equal(header(await logOut(pageUrl), 'allow-origin'), null);
});
