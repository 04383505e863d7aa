import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failing, hangUp, useService } from './helpers/use-service.js';

const fallible = [
  ['a 500', failing(500)],
  ['a 503', failing(503)],
  ['a connection that breaks', hangUp],
] as const;

const repeatable = [
  ['GET', 'currentScopes', {}],
  ['PUT', 'createRole', { args: ['x'], payload: { scopes: [] } }],
  ['DELETE', 'deleteRole', { args: ['x'] }],
  ['POST that only reads', 'expandScopes', { payload: { scopes: [] } }],
] as const;

describe('trying again', () => {
  const calls = useService();

  for (const [what, answer] of fallible) {
    for (const [kind, method, options] of repeatable) {
      test(`gets a ${kind} over ${what}`, async () => {
        calls.service.next.push(answer, answer);
        assert.equal((await calls.signed(method, options)).response.attempts, 3);
      });
    }

    test(`is not for a POST that writes after ${what}: it may have been done`, async () => {
      calls.service.next.push(answer);
      await assert.rejects(calls.post(), { retryable: false, message: /may have been done/ });
      assert.equal(calls.service.seen.length, 1);
    });
  }

  test('is for a POST that writes after a 429: nothing was done', async () => {
    calls.service.next.push(failing(429));
    assert.equal((await calls.post()).response.attempts, 2);
  });

  test('waits as long as the server asks', async () => {
    const date = new Date(Date.now() + 18_000).toUTCString();
    calls.service.next.push(failing(429, { 'retry-after': '7' }), failing(503, { 'retry-after': date }));
    await calls.ping();
    const [seconds, untilDate] = calls.clock.waits;
    assert.equal(seconds, 7000);
    assert.ok(untilDate! > 9000 && untilDate! <= 11_000, String(untilDate));
  });

  test('ends at once when the server asks for more than a minute', async () => {
    calls.service.next.push(failing(429, { 'retry-after': '3600' }));
    await assert.rejects(calls.ping(), { code: 'rate-limited', status: 429 });
    assert.equal(calls.service.seen.length, 1);
  });

  test('waits up to twice as long each time, and stops after five', async () => {
    calls.service.next.push(...Array.from({ length: 7 }, () => failing(500)));
    await assert.rejects(calls.ping(), { code: 'server', status: 500 });
    assert.deepEqual(calls.clock.waits, [500, 999, 1998, 3996, 7992]);
    assert.equal(calls.service.seen.length, 6);
  });

  test('honours the number of retries', async () => {
    calls.service.next.push(failing(500), failing(500));
    await assert.rejects(calls.ping({ retries: 1 }), { code: 'server' });
    assert.equal(calls.service.seen.length, 2);
  });

  for (const status of [400, 403, 404, 406, 409, 410, 413, 424]) {
    test(`is not for a ${status}`, async () => {
      calls.service.next.push(failing(status));
      await assert.rejects(calls.ping(), { status });
      assert.equal(calls.service.seen.length, 1);
    });
  }

  test('signs each attempt anew', async () => {
    calls.service.next.push(failing(500), failing(500));
    await calls.signed('currentScopes', { signature: 'header' });
    const nonces = calls.service.seen.map(({ headers }) => /nonce="([^"]+)"/.exec(headers.authorization!)![1]);
    assert.equal(new Set(nonces).size, 3);
  });
});
