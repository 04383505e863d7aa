import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { refusal, sentenceOf, startServices } from './services-deployment.js';

const deployment = await startServices();
const { world } = deployment;
const ada = deployment.permanent('github/1|ada', [
  'hooks:trigger-hook:demo/*', 'hooks:list-hooks:*', 'hooks:get:*',
  'secrets:get:project/demo/*', 'secrets:set:project/demo/*', 'secrets:list-secrets',
]);
const hooks = deployment.client('Hooks', ada);
const secrets = deployment.client('Secrets', ada);
const queue = deployment.client('Queue');

beforeEach(() => deployment.reset());

test('hooks are listed by group', async () => {
  assert.deepEqual((await hooks.listHookGroups()).groups, ['demo', 'release']);
  const { hooks: group } = await hooks.listHooks('demo') as unknown as { hooks: { hookId: string }[] };
  assert.deepEqual(group.map(({ hookId }) => hookId), ['hello']);
  assert.equal(sentenceOf(await refusal(hooks.listHooks('nobody'))), 'No such group');
  assert.deepEqual(Object.keys(await hooks.hook('demo', 'hello')),
    ['hookGroupId', 'hookId', 'metadata', 'bindings', 'schedule', 'triggerSchema', 'task']);
  assert.equal(sentenceOf(await refusal(hooks.hook('demo', 'nothing'))), 'No such hook');
});

test('a trigger makes a task in the queue', async () => {
  const { taskId, status } = await hooks.triggerHook('demo', 'hello', { name: 'Grace' });
  assert.deepEqual(status, { taskId });
  const task = await queue.task(taskId);
  assert.deepEqual(task.payload, { command: ['echo', 'Hello Grace'], maxRunTime: 60 });
  assert.equal(task.taskGroupId, taskId);
  assert.equal(((await queue.status(taskId)).status as { state: string }).state, 'pending');
});

test('a payload that the hook does not want is an input error', async () => {
  const error = await refusal(hooks.triggerHook('demo', 'hello', { name: '', colour: 'red' }));
  assert.deepEqual([error.statusCode, error.code], [400, 'InputError']);
  assert.equal(sentenceOf(error),
    'data must NOT have additional properties; data/name must NOT have fewer than 1 characters');
  assert.equal((await refusal(hooks.triggerHook('demo', 'hello', []))).code, 'InputValidationError');
});

test('a hook of others needs a scope that is missing', async () => {
  const error = await refusal(hooks.triggerHook('release', 'deploy', {}));
  assert.deepEqual([error.statusCode, error.code], [403, 'InsufficientScopes']);
  assert.match(sentenceOf(error), /missing the following scopes:\n\n```\nhooks:trigger-hook:release\/deploy\n```/);
  const releaser = deployment.permanent('github/2|releaser', ['hooks:trigger-hook:*']);
  assert.ok((await deployment.client('Hooks', releaser).triggerHook('release', 'deploy', {})).taskId);
});

test('a fresh deployment has two secrets, of which one can be read', async () => {
  assert.deepEqual((await secrets.list()).secrets, ['project/demo/greeting', 'project/release/signing']);
  const { secret } = await secrets.get('project/demo/greeting');
  assert.deepEqual(secret, { text: 'Hello from the local deployment' });
  assert.equal((await refusal(secrets.get('project/release/signing'))).statusCode, 403);
});

test('a secret can be set, changed and removed, also one that never was', async () => {
  const name = 'project/demo/a b/ü'.normalize('NFD');
  const expires = new Date(world.clock.now() + 60_000).toJSON();
  const owner = deployment.client('Secrets', deployment.permanent('github/3|owner', ['secrets:*']));
  assert.deepEqual(await owner.set(name, { secret: { n: 1 }, expires }), {});
  assert.deepEqual(await owner.set(name, { secret: { n: 2 }, expires }), {});
  assert.deepEqual(await owner.get(name), { secret: { n: 2 }, expires });
  assert.deepEqual(await owner.remove(name), {});
  assert.deepEqual(await owner.remove(name), {});
  assert.equal(sentenceOf(await refusal(owner.get(name))), 'Secret not found');
});

test('an expired secret is gone', async () => {
  const expires = new Date(world.clock.now() - 1000).toJSON();
  await secrets.set('project/demo/old', { secret: {}, expires });
  assert.equal((await refusal(secrets.get('project/demo/old'))).statusCode, 404);
});

test('a wrong date is a schema error', async () => {
  const error = await refusal(secrets.set('project/demo/x', { secret: {}, expires: 'soon' }));
  assert.equal(sentenceOf(error), '\nSchema Validation Failed!\nRejecting Schema: '
    + `${deployment.rootUrl}/schemas/secrets/v1/secret.json#\nErrors:\n  * data/expires must match format "date-time"`);
});
