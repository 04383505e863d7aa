import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newToken, startLogin } from './third-party-visitor.js';

const login = await startLogin();
const { clients, clock, people } = login.world;
const page = login.visitor();
const minuteMs = 60_000;

interface Body { expires: string; credentials: { clientId: string; accessToken: string } }
const get = async (token: string) => {
  const response = await page.credentials(token);
  assert.equal(response.status, 200);
  return (await response.json()) as Body;
};
const getWith = (Authorization: string | undefined) =>
  page.go('/login/oauth/credentials', { headers: Authorization === undefined ? {} : { Authorization } });

async function assertInputError(response: Response) {
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), {
    name: 'InputError', message: 'Could not generate credentials for this access token',
  });
}
const secondsFromNow = (iso: string) => (Date.parse(iso) - clock.now()) / 1000;
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5, `${actual} is not near ${expected}`);

test('gives a permanent client with an expiry', async () => {
  const { expires, credentials } = await get(await newToken(login));
  assert.match(credentials.clientId, /^mozilla-auth0\/ad\|Mozilla-LDAP\|alice\/whitelisted-code-[\w-]{6}$/);
  assert.equal(credentials.accessToken.length, 44);
  assert.deepEqual(Object.keys(credentials), ['clientId', 'accessToken']);
  const client = clients.get(credentials.clientId)!;
  assert.equal(client.deleteOnExpiration, true);
  assert.equal(client.accessToken, credentials.accessToken);
  assert.equal(client.expires.getTime() - Date.parse(expires), 30_000);
});

test('each sign-in makes another client of the same person', async () => {
  const [one, other] = [await get(await newToken(login)), await get(await newToken(login))];
  assert.notEqual(one.credentials.clientId, other.credentials.clientId);
  const identity = (body: Body) => body.credentials.clientId.replace(/\/[^/]*$/, '');
  assert.equal(identity(one), people.get('alice')!.identity);
  assert.equal(identity(other), identity(one));
});

const lives: [string, string | undefined, number][] = [
  ['as asked', '1 hour', 3600],
  ['cut to the maximum', '16 days', 15 * 86_400],
  ['the maximum when nothing is asked', undefined, 15 * 86_400],
  ['3 seconds when 33 are asked', '33 s', 33],
  ['already over when less than 30 seconds are asked', '20 s', 20],
];
for (const [what, expires, seconds] of lives) {
  test(`the life is ${what}`, async () => {
    near(secondsFromNow((await get(await newToken(login, { expires }))).expires), seconds - 30);
  });
}

test('scopes are those asked for that the person has', async () => {
  const token = await newToken(login, { client_id: 'trigger-hooks', scope: 'hooks:trigger-hook:*' });
  assert.deepEqual(clients.get((await get(token)).credentials.clientId)!.scopes, ['hooks:trigger-hook:demo/*']);
});

test('a person without scopes gets credentials all the same', async () => {
  const { credentials } = await get(await newToken(login, { person: 'bob' }));
  assert.deepEqual(clients.get(credentials.clientId)!.scopes, []);
});

test('asking again gives the same', async () => {
  const token = await newToken(login);
  assert.deepEqual(await get(token), await get(token));
});

test('a deleted client is made again with another key', async () => {
  const token = await newToken(login);
  const first = await get(token);
  clients.remove(first.credentials.clientId);
  const second = await get(token);
  assert.equal(second.credentials.clientId, first.credentials.clientId);
  assert.notEqual(second.credentials.accessToken, first.credentials.accessToken);
  assert.equal(clients.get(second.credentials.clientId)!.accessToken, second.credentials.accessToken);
});

test('a reset client comes with its new key', async () => {
  const token = await newToken(login);
  const { accessToken } = clients.resetAccessToken((await get(token)).credentials.clientId);
  assert.equal((await get(token)).credentials.accessToken, accessToken);
});

test('a disabled client is refused', async () => {
  const token = await newToken(login);
  clients.disable((await get(token)).credentials.clientId);
  await assertInputError(await page.credentials(token));
});

test('an edited client is refused', async () => {
  const token = await newToken(login);
  clients.update((await get(token)).credentials.clientId, { scopes: ['secrets:get:else'] });
  await assertInputError(await page.credentials(token));
});

test('after 10 minutes the token is refused', async (t) => {
  t.after(() => clock.reset());
  const token = await newToken(login);
  clock.shift(10 * minuteMs - 5_000);
  await get(token);
  clock.shift(10_000);
  await assertInputError(await page.credentials(token));
});

test('a shorter life of the token can be had', async (t) => {
  t.after(() => { clock.reset(); login.controls.tokenLifeMs = 10 * minuteMs; });
  login.controls.tokenLifeMs = minuteMs;
  const token = await newToken(login);
  clock.shift(minuteMs + 1_000);
  await assertInputError(await page.credentials(token));
});

test('credentials whose time is over are refused', async (t) => {
  t.after(() => clock.reset());
  const token = await newToken(login, { expires: '1 minute' });
  await get(token);
  clock.shift(2 * minuteMs);
  await assertInputError(await page.credentials(token));
});

test('a person who left is refused', async (t) => {
  const token = await newToken(login, { person: 'olga' });
  const olga = people.get('olga')!;
  t.after(() => { olga.active = true; });
  olga.active = false;
  await assertInputError(await page.credentials(token));
});

test('a person who lost the scopes is refused', async (t) => {
  const token = await newToken(login, { person: 'olga' });
  const olga = people.get('olga')!;
  const { scopes } = olga;
  t.after(() => { olga.scopes = scopes; });
  olga.scopes = [];
  await assertInputError(await page.credentials(token));
});

test('an unknown token and two spaces are refused', async () => {
  const token = await newToken(login);
  await assertInputError(await getWith('Bearer unknown'));
  await assertInputError(await getWith(`Bearer  ${token}`));
});

test('anything but `Bearer` counts as no header', async () => {
  const token = await newToken(login);
  for (const header of [undefined, `bearer ${token}`, `Basic ${token}`]) {
    const response = await getWith(header);
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
  }
});
