import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startDeployment, type Deployment } from '../../demo/stack/deployment.js';
import { issueTemporaryCredentials } from '../../demo/stack/services/issue-credentials.js';
import { demoTaskGroupId } from '../../demo/stack/services/seed-tasks.js';
import { resetWorld } from '../../demo/stack/world.js';
import { callApi, insufficientScopes, iteratePages, signedUrl, validationComplaints } from '../../src/api/index.js';
import type { Credentials } from '../../src/session/credential-agent.js';
import { TcError } from '../../src/session/errors.js';
import { ListAgent } from './helpers/agent.js';

const minute = 60_000;
const clientId = 'mozilla-auth0/ad|Mozilla-LDAP|alice';
const scopes = ['auth:current-scopes', 'queue:list-task-group:*', 'auth:expand-scopes'];

describe('against a deployment', () => {
  let deployment: Deployment;
  before(async () => {
    deployment = await startDeployment();
  });
  after(() => deployment.close());
  beforeEach(() => resetWorld(deployment.world));

  const temporary = (expiry = new Date(Date.now() + 15 * minute), granted = scopes): Credentials =>
    issueTemporaryCredentials(deployment.world, {
      clientId,
      scopes: granted,
      start: new Date(Date.now() - 15 * minute),
      expiry,
    });
  const alice = (...credentials: Credentials[]) =>
    new ListAgent(deployment.rootUrl, ...(credentials.length ? credentials : [temporary()]));

  async function errorOf(call: Promise<unknown>): Promise<TcError> {
    const error = await call.then(() => undefined, (reason: unknown) => reason);
    assert.ok(error instanceof TcError);
    return error;
  }

  for (const signature of ['auto', 'header'] as const) {
    test(`temporary credentials are accepted (${signature})`, async () => {
      const { data, response } = await callApi<{ scopes: string[] }>(alice(), 'auth', 'currentScopes', { signature });
      assert.ok(scopes.every((scope) => data.scopes.includes(scope)));
      assert.equal(response.attempts, 1);
    });

    test(`authorized scopes limit a call (${signature})`, async () => {
      const options = { authorizedScopes: ['auth:current-scopes'], signature };
      const { data } = await callApi<{ scopes: string[] }>(alice(), 'auth', 'currentScopes', options);
      assert.ok(!data.scopes.includes('queue:list-task-group:*'));
    });
  }

  test('authorized scopes beyond the credentials are named', async () => {
    const agent = alice();
    const error = await errorOf(callApi(agent, 'auth', 'currentScopes', { authorizedScopes: ['secrets:get:x'] }));
    assert.deepEqual([error.code, error.status, agent.invalidated.length], ['forbidden', 401, 0]);
    assert.deepEqual(insufficientScopes(error)?.missing, ['secrets:get:x']);
  });

  test('a POST with a payload is accepted', async () => {
    const payload = { scopes: ['assume:project:demo'] };
    const { data } = await callApi<{ scopes: string[] }>(alice(), 'auth', 'expandScopes', { payload });
    assert.ok(data.scopes.length > 1);
  });

  test('all pages of a task group come', async () => {
    const names: string[] = [];
    const options = { args: [demoTaskGroupId], query: { limit: 10 } };
    const pages = iteratePages<{ tasks: unknown[] }>(alice(), 'queue', 'listTaskGroup', options);
    for await (const { data } of pages) names.push(String(data.tasks.length));
    assert.deepEqual(names, ['10', '10', '3']);
  });

  test('missing scopes are read', async () => {
    const error = await errorOf(callApi(alice(), 'secrets', 'get', { args: ['project/demo/x'] }));
    const missing = insufficientScopes(error);
    assert.equal(error.code, 'forbidden');
    assert.deepEqual([missing?.clientId, missing?.missing], [clientId, ['secrets:get:project/demo/x']]);
  });

  test('the scopes an anonymous call would need are read', async () => {
    const options = { args: ['project/demo/x'], rootUrl: deployment.rootUrl };
    const error = await errorOf(callApi(null, 'secrets', 'get', options));
    assert.deepEqual(insufficientScopes(error), {
      clientId: undefined,
      required: 'secrets:get:project/demo/x',
      missing: ['secrets:get:project/demo/x'],
      isChoice: false,
    });
  });

  test('complaints about a query are read', async () => {
    const options = { args: [demoTaskGroupId], query: { limit: 'abc' } };
    const error = await errorOf(callApi(alice(), 'queue', 'listTaskGroup', options));
    assert.equal(error.code, 'input');
    assert.match(validationComplaints(error)!.complaints[0]!, /^Query-string parameter: limit="abc"/);
  });

  test('an expired certificate is replaced by a fresh one', async () => {
    const agent = alice(temporary(new Date(Date.now() - 6 * minute)), temporary());
    const { response } = await callApi(agent, 'auth', 'currentScopes');
    assert.deepEqual([response.attempts, agent.invalidated.length], [2, 1]);
  });

  test('a clock 20 minutes off is learned', async () => {
    const late = temporary(new Date(Date.now() + 60 * minute));
    deployment.world.clock.shift(20 * minute);
    const header = await callApi(alice(late), 'auth', 'currentScopes', { signature: 'header' });
    const bewit = await callApi(alice(late), 'auth', 'currentScopes');
    assert.deepEqual([header.response.attempts, bewit.response.attempts], [2, 1]);
    deployment.world.clock.reset();
    await callApi(alice(late), 'auth', 'currentScopes', { signature: 'header' });
  });

  test('a signed link works without any header', async () => {
    const answer = await fetch(await signedUrl(alice(), 'auth', 'currentScopes'));
    assert.equal(answer.status, 200);
  });

  test('faults in front of the service are survived', async () => {
    const { faults } = deployment.world;
    faults.add({ path: '/api/auth/v1/scopes' }, { kind: 'fail', status: 502, body: '<h1>Bad gateway' });
    faults.add({ path: '/api/auth/v1/scopes' }, { kind: 'drop' });
    assert.equal((await callApi(alice(), 'auth', 'currentScopes')).response.attempts, 3);
  });
});
