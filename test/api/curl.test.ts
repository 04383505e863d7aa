import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { toCurl } from '../../src/api/index.js';

const rootUrl = 'https://tc.example.com';

test('writes a GET', () => {
  assert.equal(
    toCurl('queue', 'listTaskGroup', { rootUrl, args: ['g'], query: { limit: 5 } }),
    `curl 'https://tc.example.com/api/queue/v1/task-group/g/list?limit=5' -H "Authorization: $AUTHORIZATION"`,
  );
});

test('writes an anonymous call without a header', () => {
  assert.equal(toCurl('auth', 'ping', { rootUrl, signed: false }), `curl 'https://tc.example.com/api/auth/v1/ping'`);
});

test('writes a payload that a shell reads as it was', () => {
  const payload = { text: `it's "$HOME" \`x\` \\ \n` };
  const line = toCurl('auth', 'expandScopes', { rootUrl, payload, signed: false });
  const printing = line.replace('curl', `printf '%s\\0'`);
  const words = execFileSync('/bin/sh', ['-c', printing], { encoding: 'utf8' }).split('\0');
  assert.deepEqual(JSON.parse(words[words.indexOf('--data-binary') + 1]!), payload);
  assert.deepEqual(words.slice(0, 2), ['-X', 'POST']);
});

test('leaves out secrets', () => {
  const payload = { secret: { password: 'hush' }, expires: '2030-01-01T00:00:00Z' };
  const secret = toCurl('secrets', 'set', { rootUrl, args: ['n'], payload });
  const hook = toCurl('hooks', 'triggerHookWithToken', { rootUrl, args: ['g', 'h', 'hush'], payload: {} });
  assert.doesNotMatch(secret + hook, /hush/);
  assert.match(secret, /--data-binary @payload\.json$/);
});

test('refuses input that the method does not take', () => {
  assert.throws(() => toCurl('auth', 'client', { rootUrl }), { code: 'input' });
});
