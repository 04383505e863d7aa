import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findColumns } from '../../src/elements/api-call/choose-columns.js';

const labels = (rows: unknown[]) => findColumns(rows).map(({ label }) => label);

test('a task is found by its name and its state, however deep the one and late the other', () => {
  const status = {
    taskId: 'a', provisionerId: 'b', workerType: 'c', schedulerId: 'd', taskGroupId: 'e', deadline: 'f', expires: 'g',
    retriesLeft: 5, state: 'running', runs: [{ runId: 0 }],
  };
  const task = { metadata: { name: 'build', owner: 'h' }, payload: { env: { name: 'too deep' } } };
  assert.deepEqual(findColumns([{ status, task }]).slice(0, 3), [
    { path: 'task.metadata.name', label: 'name' },
    { path: 'status.state', label: 'state' },
    { path: 'status.taskId', label: 'taskId' },
  ]);
  assert.equal(labels([{ status, task }]).length, 8);
});

test('columns otherwise keep the order of the answer, lists of objects last', () => {
  assert.deepEqual(labels([{ runs: [{}], id: 1, tags: ['x'] }, { later: 2 }]), ['id', 'tags', 'later', 'runs']);
});

test('two columns of one name are told apart by their paths', () => {
  assert.deepEqual(labels([{ name: 'a', owner: { name: 'b' } }]), ['name', 'owner.name']);
  assert.deepEqual(labels([{ a: { name: 1 }, b: { name: 2 } }]), ['a.name', 'b.name']);
});

test('what reaches into a prototype is no column', () => {
  assert.deepEqual(labels([JSON.parse('{"__proto__": 1, "a": {"constructor": 2, "": 3, "b": 4}}')]), ['b']);
});
