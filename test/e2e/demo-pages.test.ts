import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stage } from './helpers/stage.js';
import { pressIn, type Visit } from './helpers/visit.js';

// The pages as `npm start` serves them.
const stage = await Stage.set({ '/': 'demo/pages', '/dist': 'dist' });
const { rootUrl } = stage.deployment;
const group = 'P273wqnjTBGSPY_Wv5fP5Q';

async function openAs(person: string, path: string): Promise<Visit> {
  const visit = await stage.visit(path);
  await visit.status('signed-out');
  await visit.signInAs(person);
  return visit;
}

/** Opens the fold-out with the request. */
const unfold = ({ tab }: Visit) => pressIn(tab, 'tc-api-call >>> summary');

test('start: what the page brings along becomes a task', async () => {
  const visit = await openAs('alice', '/');
  await visit.press('Create the task');
  await visit.shows('[method=createTask]', /demo\/small.*pending/s);
  assert.deepEqual(visit.exceptions, []);
});

test('explorer: a form for each method runs it, shows the answer and the curl line', async () => {
  const visit = await openAs('alice', '/explorer.html');
  await visit.fill('#service', 'queue');
  await visit.fill('#method', 'listTaskGroup');
  await visit.fill('[name="args.taskGroupId"]', group);
  await visit.fill('[name="query.limit"]', '2');
  await visit.press('Run listTaskGroup');
  await visit.shows('tc-api-call', '2 entries, and there are more.');
  await unfold(visit);
  await visit.shows('tc-api-call', `curl '${rootUrl}/api/queue/v1/task-group/${group}/list?limit=2'`);

  await visit.fill('#service', 'auth');
  await visit.fill('#method', 'expandScopes');
  await visit.fill('[name=payload]', '{"scopes": ["queue:get-task:of-the-explorer"]}');
  await visit.press('Run expandScopes');
  await visit.shows('tc-api-call', 'queue:get-task:of-the-explorer');
  await unfold(visit);
  await visit.shows('tc-api-call', `curl -X POST '${rootUrl}/api/auth/v1/scopes/expand'`);
  assert.deepEqual(visit.exceptions, []);
});

test('secrets: one that is written can be read', async () => {
  const visit = await openAs('alice', '/secrets.html');
  await visit.fill('[name="payload.secret.text"]', 'Only the moon knows');
  await visit.press('Save');
  await visit.shows('[method=set]', 'Done.');
  await visit.fill('[method=get] [name="args.name"]', 'project/demo/mine');
  await visit.press('Read');
  await visit.shows('[method=get]', 'Only the moon knows');
  assert.deepEqual(visit.exceptions, []);
});

test('secrets: somebody who lacks the scopes sees which, and no form to write', async () => {
  const visit = await openAs('bob', '/secrets.html');
  await visit.shows('tc-show', 'Sign in as somebody who may write secrets.');
  assert.equal(await visit.offers('Save'), false);
  await visit.press('Read');
  await visit.shows('[method=get]', /scopes are missing.*secrets:get:project\/demo\/greeting/s);
  await visit.shows('[method=list]', /scopes are missing.*secrets:list-secrets/s);
  assert.deepEqual(visit.exceptions, []);
});

test('hook: the form asks before it makes a task, which is then shown and linked', async () => {
  const visit = await openAs('alice', '/third-party.html');
  await visit.fill('[name="payload.name"]', 'Ada');
  await visit.press('Say hello');
  await visit.shows('#trigger', /This makes a task that says hello\..*"name": "Ada"/s);
  assert.equal(stage.countOf('/api/hooks/'), 0, 'nothing before the answer');
  await visit.press('Run it');
  await visit.shows('#task', 'Hello Ada');
  const taskId = await visit.get<string>(`document.querySelector('#trigger').data.status.taskId`);
  assert.equal(await visit.get(`endToEnd.control('${taskId}', document.querySelector('#trigger')).href`), `${rootUrl}/tasks/${taskId}`);
  assert.deepEqual(visit.exceptions, []);
});

test('task group: a table, its next page, and what a poll brings of that page too', async () => {
  const visit = await openAs('alice', '/task-group.html');
  await visit.shows('tc-api-call', /Task State Id Created.*Decision task completed/s);
  assert.doesNotMatch(await visit.text('tc-api-call'), /macosx64\/opt-unit-2/);
  await visit.press('Load more');
  await visit.shows('tc-api-call', 'test macosx64/opt-unit-2 pending');

  await visit.get(`import('/dist/api/index.js').then(({ callApi }) => callApi(
    document.querySelector('tc-signin').agent, 'queue', 'cancelTask', { args: ['IQkrgPESRjqcMJdJczgTIQ'] }))`);
  await visit.shows('tc-api-call', 'test macosx64/opt-unit-2 exception', 20_000);
  assert.match(await visit.text('tc-api-call'), /Decision task.*20 entries/s);
  assert.deepEqual(visit.exceptions, []);
});
