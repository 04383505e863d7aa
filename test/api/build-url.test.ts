import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildUrl, callApi, findMethod, type CallArgs, type CallOptions, type CallQuery } from '../../src/api/index.js';
import { isPlainInput } from '../../src/api/reference/is-plain-input.js';

const rootUrl = 'https://tc.example.com';
const client = findMethod('auth', 'client');
const hook = findMethod('hooks', 'hook');
const builds = findMethod('github', 'builds');
const base = `${rootUrl}/api`;

const good: [url: string, service: string, method: string, args?: CallArgs, query?: CallQuery][] = [
  [`${base}/auth/v1/scopes/current`, 'auth', 'currentScopes'],
  [`${base}/auth/v1/clients/a%2Fb%7Cc%40d%3Ae!.%2B`, 'auth', 'client', ['a/b|c@d:e!.+']],
  [`${base}/hooks/v1/hooks/g/h`, 'hooks', 'hook', ['g', 'h']],
  [`${base}/hooks/v1/hooks/g/h`, 'hooks', 'hook', { hookId: 'h', hookGroupId: 'g' }],
  [`${base}/queue/v1/task/t/runs/0/artifacts`, 'queue', 'listArtifacts', ['t', 0]],
  [`${base}/github/v1/builds?repository=a%27b%28%29%2A%21`, 'github', 'builds', [], { repository: "a'b()*!" }],
  [`${base}/github/v1/builds?organization=o&sha=x`, 'github', 'builds', [], { sha: 'x', organization: 'o' }],
  [`${base}/github/v1/builds?sha`, 'github', 'builds', [], { sha: null, repository: undefined }],
  [`${base}/github/v1/builds?sha=1&sha=b`, 'github', 'builds', [], { sha: [1, 'b', undefined] }],
  [`${base}/queue/v1/task-queues?limit=7`, 'queue', 'listTaskQueues', [], { limit: 7 }],
  [`${base}/index/v1/namespaces/`, 'index', 'listNamespaces', ['']],
];
for (const [url, service, method, args, query] of good) {
  test(`builds ${url}`, () => assert.equal(buildUrl(rootUrl, findMethod(service, method), args, query), url));
}

test('takes a root URL with a path or slashes at its end', () => {
  assert.equal(buildUrl(`${rootUrl}//`, client, ['x']), `${base}/auth/v1/clients/x`);
  assert.equal(buildUrl(`${rootUrl}/tc/`, client, ['x']), `${rootUrl}/tc/api/auth/v1/clients/x`);
});

for (const bad of ['', 'tc.example.com', 'ftp://x', 'https://u:p@x', 'https://x?y', 'https://x#y', 'javascript:1']) {
  test(`refuses the root URL ${JSON.stringify(bad)}`, () => {
    assert.throws(() => buildUrl(bad, client, ['x']), { code: 'configuration', message: /https:\/\/tc\.example\.com/ });
  });
}

/** Wrong on purpose, so beyond the types: a page's attributes hold any JSON. */
const bad: [what: string, method: string, input: object, message: RegExp][] = [
  ['too few arguments', 'auth.client', {}, /^auth\.client takes 1 argument \(clientId\) but got 0\.$/],
  ['too many arguments', 'auth.currentScopes', { args: ['x'] }, /takes no arguments but got 1\.$/],
  ['arguments of a near method', 'queue.tasks', { args: ['x'] }, /takes no arguments but got 1\. Did you mean queue\.task\?$/],
  ['its arguments by name', 'queue.tasks', { args: { taskId: 'x' } }, /not taskId\. Did you mean queue\.task\?$/],
  ['an unknown name', 'hooks.hook', { args: { hook: 'h' } }, /takes 2 arguments \(hookGroupId, hookId\), not hook\.$/],
  ['a missing name', 'hooks.hook', { args: { hookId: 'h' } }, /hookGroupId is missing\.$/],
  ['null for arguments', 'auth.client', { args: null }, /as a list or an object\.$/],
  ['text for arguments', 'auth.client', { args: 'x' }, /as a list or an object\.$/],
  ['an object as argument', 'auth.client', { args: [{}] }, /takes text or a number as clientId\.$/],
  ['NaN as argument', 'auth.client', { args: [NaN] }, /takes text or a number as clientId\.$/],
  ['an empty argument', 'auth.client', { args: [''] }, /needs a clientId; it is empty\.$/],
  ['a dot', 'secrets.get', { args: ['.'] }, /cannot take "\."/],
  ['two dots, which would call another method', 'secrets.get', { args: ['..'] }, /cannot take "\.\."/],
  ['half a character', 'auth.client', { args: ['\ud800'] }, /half a character\.$/],
  ['an unknown query name', 'auth.listClients', { query: { page: 1 } }, /takes prefix, .+ in its query, not page\.$/],
  ['a query where there is none', 'auth.currentScopes', { query: { x: 1 } }, /takes no query, not x\.$/],
  ['an object in the query', 'auth.listClients', { query: { limit: {} } }, /takes text, .+ as limit\.$/],
  ['a list as query', 'auth.listClients', { query: ['limit'] }, /takes its query as an object\.$/],
  ['null as query', 'auth.listClients', { query: null }, /takes its query as an object\.$/],
  ['inherited names', 'auth.client', { args: Object.create({ clientId: 'x' }) as object }, /clientId is missing\.$/],
  ['no payload', 'auth.expandScopes', {}, /needs a payload\.$/],
  ['a stray payload', 'auth.currentScopes', { payload: {} }, /takes no payload\.$/],
  ['a payload that is no JSON', 'auth.expandScopes', { payload: 1n }, /can be written as JSON\.$/],
  ['a function as payload', 'auth.expandScopes', { payload: () => 1 }, /can be written as JSON\.$/],
];
for (const [what, name, input, message] of bad) {
  test(`refuses ${what} before anything is sent`, async () => {
    const [service = '', method = ''] = name.split('.');
    const options = { ...input, rootUrl, fetch: assert.fail as never } as CallOptions;
    await assert.rejects(callApi(null, service, method, options), { code: 'input', message });
  });
}

test('knows plain input without the full check', () => {
  assert.equal(isPlainInput(hook, { args: ['g', 'h'] }, undefined), true);
  assert.equal(isPlainInput(hook, { args: { hookGroupId: 'g', hookId: 'h' } }, undefined), true);
  assert.equal(isPlainInput(builds, { query: { sha: 'x', pullRequest: 3 } }, undefined), true);
});
