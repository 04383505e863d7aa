import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysOther } from '../../src/elements/converters.js';

test('the same said anew is nothing new', () => {
  assert.equal(saysOther({ taskId: 'a', list: [1] }, { taskId: 'a', list: [1] }), false);
  assert.equal(saysOther(['a'], ['a']), false);
  assert.equal(saysOther(undefined, undefined), false);
});

test('what differs is new', () => {
  assert.equal(saysOther({ taskId: 'b' }, { taskId: 'a' }), true);
  assert.equal(saysOther({ taskId: 'a' }, undefined), true);
  assert.equal(saysOther('a', ['a']), true);
  assert.equal(saysOther(null, {}), true);
});

test('what cannot be compared as JSON is always new', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  assert.equal(saysOther(circle, { self: {} }), true);
  assert.equal(saysOther({ big: 1n }, { big: 1n }), true);
});
