import assert from 'node:assert/strict';
import test from 'node:test';
import { readColumns } from '../../src/elements/api-call/choose-columns.js';
import type { CallHost } from '../../src/elements/api-call/call-host.js';
import { howToCall } from '../../src/elements/api-call/how-to-call.js';
import { mergePages } from '../../src/elements/api-call/merge-pages.js';
import { readPath, writePath } from '../../src/elements/api-call/paths.js';
import { readScopes } from '../../src/elements/api-call/read-scopes.js';
import { chooseView, findRows, isEmpty } from '../../src/elements/api-call/result-shape.js';
import { satisfiesAll } from '../../src/elements/identity/scopes-of.js';
import { shortenMiddle } from '../../src/elements/identity/shorten-middle.js';
import { relativeTime } from '../../src/elements/relative-time.js';

const refusal = { name: 'TcError', code: 'configuration' };

test('reads own properties only', () => {
  assert.equal(readPath({ a: [{ b: 1 }] }, 'a.0.b'), 1);
  assert.equal(readPath({ a: {} }, 'a.toString'), undefined);
  assert.equal(readPath('text', 'length.x'), undefined);
  for (const path of ['__proto__', 'a.constructor', 'a..b']) assert.throws(() => readPath({}, path), refusal);
});

test('writes objects, lists and the ends of lists', () => {
  const target = {};
  writePath(target, 'payload.a.b', 1);
  writePath(target, 'payload.list.0.x', 2);
  writePath(target, 'payload.routes[]', 'r1');
  writePath(target, 'payload.routes[]', 'r2');
  assert.deepEqual(target, { payload: { a: { b: 1 }, list: [{ x: 2 }], routes: ['r1', 'r2'] } });
});

test('refuses a path that does not fit what is there', () => {
  assert.throws(() => writePath({ a: 'text' }, 'a.b', 1), refusal);
  assert.throws(() => writePath({ args: ['one'] }, 'args.taskId', 1), refusal);
});

test('finds the rows of an answer that is little more than a list', () => {
  assert.deepEqual(findRows({ scopes: ['a'] }), { name: 'scopes', rows: ['a'] });
  assert.deepEqual(findRows({ taskGroupId: 'x', tasks: [{}], continuationToken: 't' })?.name, 'tasks');
  assert.equal(findRows({ clientId: 'x', scopes: ['a'] }), undefined);
  assert.equal(findRows({ a: [1], b: [2] }), undefined);
});

test('chooses a view by the shape alone', () => {
  const views: [unknown, string][] = [
    ['a', 'value'], [3, 'value'], [null, 'value'], ['a\nb', 'text'], [['a'], 'list'], [[{ a: 1 }], 'table'],
    [{ a: 1 }, 'properties'], [[['a']], 'tree'], [{ a: { b: { c: { d: { e: 1 } } } } }, 'tree'],
  ];
  for (const [data, view] of views) assert.equal(chooseView(data), view, JSON.stringify(data));
});

test('knows an answer that holds nothing', () => {
  for (const data of [undefined, null, '', {}, [], { tasks: [] }]) assert.ok(isEmpty(data), JSON.stringify(data));
  for (const data of [0, false, { alive: false }, [null]]) assert.ok(!isEmpty(data), JSON.stringify(data));
});

test('reads columns with names of their own', () => {
  assert.deepEqual(readColumns('a.b, c as The C'), [{ path: 'a.b', label: 'b' }, { path: 'c', label: 'The C' }]);
  assert.throws(() => readColumns('a.prototype'), refusal);
});

test('joins the lists of two pages and forgets the token of the last', () => {
  const first = { id: 'g', tasks: [1], continuationToken: 't' };
  assert.deepEqual(mergePages(first, { id: 'g', tasks: [2] }), { id: 'g', tasks: [1, 2] });
});

test('reads scopes as a list, as JSON and as text', () => {
  for (const scopes of [['a', 'b'], '["a", "b"]', ' a  b ']) assert.deepEqual(readScopes(scopes), ['a', 'b']);
  assert.equal(readScopes(undefined), undefined);
  for (const wrong of [3, '[oops', [1]]) assert.throws(() => readScopes(wrong), refusal);
});

test('a scope with a star covers what begins like it', () => {
  assert.ok(satisfiesAll(['a:*', 'b'], ['a:x', 'b', 'a:*']));
  assert.ok(!satisfiesAll(['a:x'], ['a:*']));
});

test('shortens in the middle and leaves short texts whole', () => {
  assert.equal(shortenMiddle('abcdefghij', 7), 'abcd…ij');
  assert.equal(shortenMiddle('short'), 'short');
});

test('never overstates what is left', () => {
  assert.equal(relativeTime(119_000, 'en'), 'in 1 minute');
  assert.equal(relativeTime(-3_700_000, 'en'), '1 hour ago');
  assert.equal(relativeTime(0, 'en'), 'now');
});

test('retries as often as is written, and by default where that is no number', () => {
  const retriesOf = (retries: unknown) => howToCall({ retries } as CallHost).retries;
  assert.deepEqual([0, 2, NaN, -1, undefined, null].map(retriesOf), [0, 2, 5, 5, 5, 5]);
});
