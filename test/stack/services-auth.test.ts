import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandScopes } from '../../demo/stack/services/expand-scopes.js';
import { issuerClientId } from '../../demo/stack/services/clients.js';
import { refusal, sentenceOf, startServices } from './services-deployment.js';

const deployment = await startServices();
const { world } = deployment;
const admin = deployment.permanent('github/1|admin', ['auth:*', 'demo:*']);
const auth = deployment.client('Auth', admin);
const inAnHour = () => new Date(world.clock.now() + 3_600_000).toJSON();

test('currentScopes of the published client, by each kind of credentials', async () => {
  const temporary = deployment.temporary('mozilla-auth0/ad|Mozilla-LDAP|bea', ['demo:write']);
  const kinds = [[admin, 'demo:*'], [temporary, 'demo:write'], [{}, 'assume:anonymous']] as const;
  for (const [credentials, scope] of kinds) {
    const { scopes } = await deployment.client('Auth', credentials).currentScopes() as { scopes: string[] };
    assert.ok(scopes.includes(scope), scopes.join(' '));
    assert.deepEqual(scopes, [...scopes].sort());
  }
});

test('authorizedScopes beyond the credentials are 401, not 403', async () => {
  const error = await refusal(deployment.client('Auth', admin, ['queue:admin']).currentScopes());
  assert.deepEqual([error.statusCode, error.code], [401, 'AuthenticationFailed']);
});

test('a signed URL of the published client works without a header', async () => {
  const url = auth.buildSignedUrl(auth.currentScopes, { expiration: 60 });
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.ok(((await response.json()) as { scopes: string[] }).scopes.includes('demo:*'));
});

test('with an empty anonymous role even currentScopes needs a scope, and ping none', async () => {
  const anonymous = world.roles.get('anonymous') ?? [];
  world.roles.set('anonymous', []);
  const poor = deployment.client('Auth', deployment.permanent('github/2|poor', []));
  const known = await refusal(poor.currentScopes());
  const unknown = await refusal(deployment.client('Auth').currentScopes());
  const ping = await deployment.client('Auth').ping();
  world.roles.set('anonymous', anonymous);
  assert.equal(ping.alive, true);
  assert.deepEqual([known.statusCode, known.code], [403, 'InsufficientScopes']);
  assert.equal(sentenceOf(known), 'Client ID github/2|poor does not have sufficient scopes and is missing the '
    + 'following scopes:\n\n```\nauth:current-scopes\n```\n\nThis request requires the client to satisfy the '
    + 'following scope expression:\n\n```\nauth:current-scopes\n```');
  assert.equal(sentenceOf(unknown), 'This request requires Taskcluster credentials that satisfy the following scope '
    + 'expression:\n\n```\nauth:current-scopes\n```');
});

test('client tells everything but the token', async () => {
  const client = await auth.client(issuerClientId);
  assert.deepEqual(Object.keys(client), ['clientId', 'description', 'expires', 'created', 'lastModified',
    'lastDateUsed', 'lastRotated', 'deleteOnExpiration', 'scopes', 'expandedScopes', 'disabled']);
  const unknown = await refusal(auth.client('nope'));
  assert.deepEqual([unknown.statusCode, unknown.code, sentenceOf(unknown)],
    [404, 'ResourceNotFound', 'Client not found']);
});

test('a client can be made, used, disabled, enabled and deleted', async () => {
  const clientId = 'github/1|admin/a:b@c!d.e+f_g';
  const input = { expires: inAnHour(), description: 'For a test', scopes: ['demo:read'] };
  const made = await auth.createClient(clientId, input);
  const credentials = { clientId, accessToken: made.accessToken as string };
  assert.equal(credentials.accessToken.length, 44);
  const own = deployment.client('Auth', credentials);
  assert.ok(((await own.currentScopes()).scopes as string[]).includes('demo:read'));
  assert.equal((await refusal(auth.createClient(clientId, input))).statusCode, 409);
  assert.equal((await auth.disableClient(clientId)).disabled, true);
  assert.equal(sentenceOf(await refusal(own.currentScopes())), `Client with clientId '${clientId}' is disabled`);
  await auth.enableClient(clientId);
  assert.notEqual((await auth.resetAccessToken(clientId)).accessToken, made.accessToken);
  assert.equal(sentenceOf(await refusal(own.currentScopes())), 'Unauthorized: Bad mac');
  await auth.deleteClient(clientId);
  await auth.deleteClient(clientId);
  assert.equal((await refusal(auth.client(clientId))).statusCode, 404);
});

test('nobody makes a client with more scopes than their own, a static one, or one of a wrong name', async () => {
  const input = { expires: inAnHour(), description: '', scopes: ['secrets:get:*'] };
  assert.equal((await refusal(auth.createClient('github/1|admin/x', input))).code, 'InsufficientScopes');
  assert.match(sentenceOf(await refusal(auth.createClient('static/x', input))), /^clientId "static\/x" starts with/);
  assert.equal((await refusal(auth.createClient('with a space', input))).code, 'InvalidRequestArguments');
  const double = { ...input, scopes: ['demo:**'] };
  assert.equal(sentenceOf(await refusal(auth.createClient('github/1|admin/x', double))),
    'scopes must not end with `**`');
});

test('clients are listed by prefix and in pages', async () => {
  for (const n of [1, 2, 3]) deployment.permanent(`listed/${n}`, []);
  const ids = (page: Record<string, unknown>) => (page.clients as { clientId: string }[]).map((each) => each.clientId);
  const first = await auth.listClients({ prefix: 'listed/', limit: 2 });
  assert.deepEqual(ids(first), ['listed/1', 'listed/2']);
  const last = await auth.listClients({ prefix: 'listed/', limit: 2, continuationToken: first.continuationToken });
  assert.deepEqual(ids(last), ['listed/3']);
  assert.ok(!('continuationToken' in last));
});

test('expandScopes adds what roles grant', async () => {
  world.roles.set('team:*', ['team-files:<..>']);
  const { scopes } = await auth.expandScopes({ scopes: ['assume:team:red'] });
  assert.deepEqual(scopes, ['assume:team:red', 'team-files:red']);
  const error = await refusal(auth.expandScopes({ scopes: 'assume:team:red' }));
  assert.match(sentenceOf(error), /\* data\/scopes must be array$/);
});

const roles = new Map([
  ['a', ['assume:b', 'from-a']],
  ['b', ['from-b', 'assume:a']],
  ['hook-id:*', ['hook:<..>:run']],
]);
const expansions: [scopes: string[], expanded: string[]][] = [
  [['assume:a'], ['assume:a', 'assume:b', 'from-a', 'from-b']],
  [['assume:hook-id:x/y'], ['assume:hook-id:x/y', 'hook:x/y:run']],
  [['assume:hook-id:x*'], ['assume:hook-id:x*', 'hook:x*']],
  [['assume:hook*'], ['assume:hook*', 'hook:*']],
  [['z', 'y*', 'yes', 'z'], ['y*', 'z']],
  [['*'], ['*']],
];

for (const [scopes, expanded] of expansions) {
  test(`${scopes.join(' and ')} expand to ${expanded.join(', ')}`, () => {
    assert.deepEqual(expandScopes(scopes, roles), expanded);
  });
}
