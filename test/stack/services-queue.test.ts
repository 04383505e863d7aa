import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import taskcluster from 'taskcluster-client';
import { paginate } from '../../demo/stack/services/pagination.js';
import { demoTaskGroupId } from '../../demo/stack/services/seed-tasks.js';
import { refusal, sentenceOf, sign, startServices, type ErrorBody } from './services-deployment.js';

const deployment = await startServices();
const { rootUrl, world } = deployment;
const nothing = 'BMXVVVTnR4mnHzKkRvzLDw';
const maker = deployment.permanent('github/1|maker', [
  'queue:create-task:project:none', 'queue:create-task:lowest:demo/*', 'queue:scheduler-id:demo',
  'queue:route:index.demo.*', 'queue:cancel-task:demo/*', 'queue:list-task-group:*', 'queue:list-artifacts:*',
]);
const queue = deployment.client('Queue', maker);

beforeEach(() => {
  world.clock.reset();
  deployment.reset();
});

interface Status { taskId: string; state: string; runs: { state: string; reasonResolved?: string }[] }
interface Group { tasks: { status: Status; task: { metadata: { name: string } } }[]; continuationToken?: string }

const list = async (query?: object) => await queue.listTaskGroup(demoTaskGroupId, query) as unknown as Group;
const status = async (taskId: string) => (await queue.status(taskId)).status as Status;
const inMinutes = (n: number) => new Date(world.clock.now() + n * 60_000).toJSON();
const definition = (change: object = {}) => ({
  provisionerId: 'demo', workerType: 'small', schedulerId: 'demo', created: inMinutes(0), deadline: inMinutes(60),
  payload: {},
  metadata: { name: 'A test', description: 'of tests', owner: 'me@example.org', source: 'https://example.org' },
  ...change,
});

test('a fresh deployment has a group of 23 tasks in every state', async () => {
  const group = await list();
  assert.equal(group.tasks.length, 23);
  assert.deepEqual(Object.keys(group), ['taskGroupId', 'schedulerId', 'expires', 'tasks']);
  assert.deepEqual([...new Set(group.tasks.map(({ status: { state } }) => state))].sort(),
    ['completed', 'exception', 'failed', 'pending', 'running', 'unscheduled']);
  assert.equal(new Set(group.tasks.map(({ status: { taskId } }) => taskId)).size, 23);
  assert.equal(demoTaskGroupId, 'P273wqnjTBGSPY_Wv5fP5Q', 'pages name it');
  assert.equal(demoTaskGroupId, group.tasks[0]?.status.taskId);
});

test('pages of 10 give 10, 10 and 3, with a token of 10 characters until the last', async () => {
  const first = await list({ limit: 10 });
  assert.equal(first.continuationToken?.length, 10);
  const second = await list({ limit: 10, continuationToken: first.continuationToken });
  const third = await list({ limit: 10, continuationToken: second.continuationToken });
  assert.deepEqual([first, second, third].map(({ tasks }) => tasks.length), [10, 10, 3]);
  assert.ok(!('continuationToken' in third));
  const all = [first, second, third].flatMap(({ tasks }) => tasks.map(({ task }) => task.metadata.name));
  assert.equal(new Set(all).size, 23);
});

test('a garbage token gives page 1, limit 0 nothing and 5000 everything', async () => {
  const firstNames = (await list({ limit: 2 })).tasks.map(({ task }) => task.metadata.name);
  for (const continuationToken of ['garbage', 'AAAAAAAABQ', '!!']) {
    const again = await list({ limit: 2, continuationToken });
    assert.deepEqual(again.tasks.map(({ task }) => task.metadata.name), firstNames);
  }
  const none = await list({ limit: 0 });
  assert.deepEqual(none.tasks, []);
  assert.ok(!('continuationToken' in none));
  assert.equal((await list({ limit: 5000 })).tasks.length, 23);
});

test('an unknown group, task or status is not found', async () => {
  assert.equal(sentenceOf(await refusal(queue.listTaskGroup(nothing))),
    `No task-group with taskGroupId: \`${nothing}\``);
  const task = await refusal(queue.task(nothing));
  assert.deepEqual([task.statusCode, task.code], [404, 'ResourceNotFound']);
  assert.equal(sentenceOf(task), `\`${nothing}\` does not correspond to a task that exists.\n`
    + 'Are you sure this task has already been submitted?');
  assert.equal((await refusal(queue.status(nothing))).statusCode, 404);
});

test('a task can be made, read, and cancelled', async () => {
  const taskId = taskcluster.slugid();
  const made = (await queue.createTask(taskId, definition())).status as Status;
  assert.equal(made.state, 'pending');
  assert.deepEqual(Object.keys(made), ['taskId', 'provisionerId', 'workerType', 'taskQueueId', 'schedulerId',
    'projectId', 'taskGroupId', 'priority', 'deadline', 'expires', 'retriesLeft', 'state', 'runs']);
  assert.deepEqual(Object.keys(made.runs[0] ?? {}), ['runId', 'state', 'reasonCreated', 'scheduled']);
  const { metadata, taskGroupId, projectId, retries, taskQueueId } = await queue.task(taskId);
  assert.equal((metadata as { name: string }).name, 'A test');
  assert.deepEqual({ taskGroupId, projectId, retries, taskQueueId },
    { taskGroupId: taskId, projectId: 'none', retries: 5, taskQueueId: 'demo/small' });
  const cancelled = (await queue.cancelTask(taskId)).status as Status;
  assert.deepEqual([cancelled.state, cancelled.runs[0]?.reasonResolved], ['exception', 'canceled']);
  assert.deepEqual(await status(taskId), cancelled);
  assert.deepEqual((await queue.cancelTask(taskId)).status, cancelled, 'again changes nothing');
});

test('the same task twice is one, another of its id a conflict', async () => {
  const taskId = taskcluster.slugid();
  const task = definition();
  await queue.createTask(taskId, task);
  await queue.createTask(taskId, task);
  const conflict = await refusal(queue.createTask(taskId, { ...task, retries: 1 }));
  assert.deepEqual([conflict.statusCode, conflict.code], [409, 'RequestConflict']);
  assert.match(sentenceOf(conflict), /already used by another task/);
});

test('a group belongs to one scheduler', async () => {
  const other = deployment.permanent('github/1|other', [
    'queue:create-task:project:none', 'queue:create-task:lowest:demo/*', 'queue:scheduler-id:other',
  ]);
  const task = definition({ schedulerId: 'other', taskGroupId: demoTaskGroupId });
  const conflict = await refusal(deployment.client('Queue', other).createTask(nothing, task));
  assert.equal(conflict.code, 'RequestConflict');
  assert.match(sentenceOf(conflict), /contains tasks with a schedulerId other\nthan `other`/);
});

test('nobody cancels the task of others', async () => {
  const error = await refusal(deployment.client('Queue').cancelTask(demoTaskGroupId));
  assert.deepEqual([error.statusCode, error.code], [403, 'InsufficientScopes']);
  assert.match(sentenceOf(error), new RegExp(`"queue:cancel-task:demo/${demoTaskGroupId}/${demoTaskGroupId}"`));
});

test('a page has at most 1000 rows, whatever the limit', () => {
  const rows = Array.from({ length: 1500 }, (_, index) => index);
  const page = paginate(rows, '5000', undefined);
  assert.equal(page.rows.length, 1000);
  assert.deepEqual(paginate(rows, undefined, page.continuationToken).rows, rows.slice(1000));
});

test('a task waits for those it depends on, which have to exist', async () => {
  const [first, second] = [taskcluster.slugid(), taskcluster.slugid()];
  const missing = await refusal(queue.createTask(second, definition({ dependencies: [first] })));
  assert.equal(missing.code, 'InputError');
  assert.match(sentenceOf(missing), new RegExp(`references non-existing tasks: \\n \\* ${first}`));
  await queue.createTask(first, definition());
  await queue.createTask(second, definition({ dependencies: [first] }));
  assert.equal((await status(second)).state, 'unscheduled');
  const cancelled = (await queue.cancelTask(second)).status as Status;
  assert.deepEqual([cancelled.state, cancelled.runs.length], ['exception', 1]);
});

test('a completed task cannot be cancelled, and past its deadline none', async () => {
  assert.equal(((await queue.cancelTask(demoTaskGroupId)).status as Status).state, 'completed');
  world.clock.shift(2 * 24 * 60 * 60_000);
  world.clients.update(maker.clientId, { expires: new Date(world.clock.now() + 60_000) });
  const url = `${rootUrl}/api/queue/v1/task/${demoTaskGroupId}/cancel`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: sign(url, maker, { method: 'POST', localtimeOffsetMsec: world.clock.offsetMs }) },
  });
  assert.equal(response.status, 409);
  assert.match(((await response.json()) as ErrorBody).message, /can't be canceled past its deadline of 20/);
});

const mistakes: { name: string; change: object; mistake: string }[] = [
  { name: 'a date that is none', change: { deadline: 'tomorrow' },
    mistake: 'data/deadline must match format "date-time"' },
  { name: 'a field that is none', change: { maxRunTime: 5 },
    mistake: 'data must NOT have additional properties: "maxRunTime"' },
  { name: 'no payload', change: { payload: undefined }, mistake: "data must have required property 'payload'" },
  { name: 'no owner', change: { metadata: { name: 'a', description: 'b', source: 'https://example.org' } },
    mistake: "data/metadata must have required property 'owner'" },
  { name: 'a source that is no URL',
    mistake: 'data/metadata/source must match pattern "^(https?:\\/\\/|ssh:\\/\\/|git@)"',
    change: { metadata: { name: 'a', description: 'b', owner: 'c', source: 'javascript:void 0' } } },
  { name: 'a priority that is none', change: { priority: 'now' },
    mistake: 'data/priority must be equal to one of the allowed values' },
];

for (const { name, change, mistake } of mistakes) {
  test(`${name} is a schema error`, async () => {
    const error = await refusal(queue.createTask(taskcluster.slugid(), definition(change)));
    assert.deepEqual([error.statusCode, error.code], [400, 'InputValidationError']);
    assert.equal(sentenceOf(error), '\nSchema Validation Failed!\nRejecting Schema: '
      + `${rootUrl}/schemas/queue/v1/create-task-request.json#\nErrors:\n  * ${mistake}`);
  });
}

const refused: { name: string; change: object; message: string }[] = [
  { name: 'made an hour ago', change: { created: inMinutes(-60) },
    message: '`created` cannot be in the past (max 15min drift)' },
  { name: 'made in an hour', change: { created: inMinutes(60), deadline: inMinutes(120) },
    message: '`created` cannot be in the future (max 15min drift)' },
  { name: 'due before it is made', change: { deadline: inMinutes(-1) },
    message: '`deadline` cannot be later than `created`' },
  { name: 'due in 6 days', change: { deadline: inMinutes(6 * 24 * 60) },
    message: '`deadline` cannot be more than 5 days into the future' },
  { name: 'gone before it is due', change: { expires: inMinutes(30) },
    message: '`expires` cannot be before `deadline`' },
  { name: 'without a queue', change: { provisionerId: undefined },
    message: 'at least a provisionerId and a workerType or a taskQueueId must be provided"' },
  { name: 'with two queues', change: { taskQueueId: 'demo/large' },
    message: 'taskQueueId must match "provisionerId/workerType"' },
];

for (const { name, change, message } of refused) {
  test(`a task ${name} is an input error`, async () => {
    const error = await refusal(queue.createTask(taskcluster.slugid(), definition(change)));
    assert.deepEqual([error.statusCode, error.code, sentenceOf(error)], [400, 'InputError', message]);
  });
}

test('the scopes for a task depend on its fields', async () => {
  const error = await refusal(queue.createTask(nothing, definition({ routes: ['index.other.a'], scopes: ['demo:*'] })));
  assert.deepEqual([error.statusCode, error.code], [403, 'InsufficientScopes']);
  const [, missing = ''] = /```\n([^]*?)\n```/.exec(sentenceOf(error)) ?? [];
  assert.deepEqual(JSON.parse(missing), { AllOf: ['demo:*', 'queue:route:index.other.a'] });
  await queue.createTask(nothing, definition({ routes: ['index.demo.a'] }));
  const urgent = await refusal(queue.createTask(taskcluster.slugid(), definition({ priority: 'low' })));
  assert.equal(urgent.code, 'InsufficientScopes');
});

test('artifacts are listed, and got by a redirect that needs a scope for what is not public', async () => {
  const { artifacts } = await queue.listLatestArtifacts(demoTaskGroupId);
  assert.deepEqual((artifacts as { name: string }[]).map(({ name }) => name),
    ['public/logs/live_backing.log', 'public/build/report.json', 'private/build/notes.txt']);
  const path = `${rootUrl}/api/queue/v1/task/${demoTaskGroupId}/artifacts`;
  const log = await fetch(`${path}/public/logs/live_backing.log`, { redirect: 'manual' });
  const body = await log.json() as { storageType: string; url: string };
  assert.deepEqual([log.status, log.headers.get('location'), body.storageType], [303, body.url, 's3']);
  assert.equal(await (await fetch(body.url)).text(), 'All is well.\n');
  assert.equal((await fetch(`${path}/private/build/notes.txt`, { redirect: 'manual' })).status, 403);
  assert.equal((await fetch(`${path}/public/nothing`, { redirect: 'manual' })).status, 404);
});

test('reset brings back the first day', async () => {
  await queue.createTask(nothing, definition());
  deployment.reset();
  assert.equal((await refusal(queue.task(nothing))).statusCode, 404);
});
