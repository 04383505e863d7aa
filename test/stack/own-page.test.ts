import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocalPage } from '../../demo/stack/own-page.js';
import { deploymentForTests, redirectOf, TenantVisitor } from './tenant-visitor.js';
import { queryOf, Visitor } from './third-party-visitor.js';

const lenient = await deploymentForTests({ localPages: true });
const exact = await deploymentForTests();
const local = ['http://localhost:9111/dashboard.html', 'http://127.0.0.1:1/', 'https://localhost/a/b?c=d', 'http://[::1]:8/'];
const foreign = [
  'http://localhost.example/', 'http://example.org/localhost', 'http://localhost@example.org/', 'http://192.168.0.1/',
  'javascript://localhost/%0aalert(1)', 'http://localhost:9111/#there', 'file:///page.html', 'null', '',
];

test('a local page is http or https of this machine', () => {
  for (const uri of local) assert.ok(isLocalPage(uri), uri);
  for (const uri of foreign) assert.ok(!isLocalPage(uri), uri);
});

const hostedStatus = async (deployment: typeof lenient, client_id: string, redirect_uri: string) =>
  (await new TenantVisitor(deployment).authorize({ client_id, redirect_uri })).status;

test('at the hosted login own-page returns to local pages, other clients do not', async () => {
  for (const uri of local) {
    assert.equal(await hostedStatus(lenient, 'own-page', uri), 303, uri);
    assert.equal(await hostedStatus(lenient, lenient.clientId, uri), 400, uri);
    assert.equal(await hostedStatus(exact, 'own-page', uri), 400, uri);
  }
  for (const uri of foreign) assert.equal(await hostedStatus(lenient, 'own-page', uri), 400, uri);
});

test('at the hosted login own-page signs out to local pages, other clients do not', async () => {
  const status = async (deployment: typeof lenient, client_id: string, returnTo: string) =>
    (await new TenantVisitor(deployment).go(`/v2/logout?${new URLSearchParams({ client_id, returnTo })}`)).status;
  assert.equal(await status(lenient, 'own-page', local[0]!), 302);
  assert.equal(await status(lenient, 'own-page', foreign[0]!), 400);
  assert.equal(await status(lenient, lenient.clientId, local[0]!), 400);
  assert.equal(await status(exact, 'own-page', local[0]!), 400);
});

test('silent renewal works from a local page', async () => {
  const visitor = new TenantVisitor(lenient);
  const change = { client_id: 'own-page', redirect_uri: local[0] };
  assert.equal(redirectOf(await visitor.signIn('alice', change)).origin, 'http://localhost:9111');
  assert.ok((await visitor.renew(change)).id_token);
});

const asOwnPage = { client_id: 'own-page', scope: 'hooks:* queue:* secrets:*' };

test('at the third-party login own-page returns to local pages, other clients do not', async () => {
  const alice = await new Visitor(lenient.rootUrl).signIn();
  for (const uri of local) {
    assert.ok(queryOf(await alice.authorize({ ...asOwnPage, redirect_uri: uri })).code, uri);
    assert.equal((await alice.authorize({ redirect_uri: uri })).status, 500, uri);
  }
  for (const uri of foreign) assert.equal((await alice.authorize({ ...asOwnPage, redirect_uri: uri })).status, 500, uri);
  const there = await new Visitor(exact.rootUrl).signIn();
  assert.equal((await there.authorize({ ...asOwnPage, redirect_uri: local[0] })).status, 500);
});

test('local pages may read the third-party login, failures included, where there is own-page', async () => {
  const allowed = async ({ rootUrl }: typeof lenient, origin: string) => {
    const response = await fetch(`${rootUrl}/login/oauth/credentials`, { headers: { Origin: origin } });
    return response.headers.get('access-control-allow-origin');
  };
  const origin = 'http://localhost:9111';
  assert.equal(await allowed(lenient, origin), origin);
  assert.equal(await allowed(lenient, 'http://example.org'), null);
  assert.equal(await allowed(lenient, 'null'), null);
  assert.equal(await allowed(exact, origin), null);
  lenient.controls.failNext({ path: '/login/oauth/credentials', status: 503 });
  assert.equal(await allowed(lenient, origin), origin);
});
