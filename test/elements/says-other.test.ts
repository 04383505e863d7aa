import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysOther } from '../../src/elements/converters.js';
import { TcError } from '../../src/session/errors.js';

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

test('errors and what is no JSON are always new', () => {
  assert.equal(saysOther(new TcError('input', 'One.'), new TcError('input', 'Two.')), true);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  assert.equal(saysOther(circle, { self: {} }), true);
  assert.equal(saysOther({ big: 1n }, { big: 1n }), true);
});
