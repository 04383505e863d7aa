import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TcError, type ErrorCode } from '../../src/session/errors.js';
import { alice, staleAlice } from './helpers/agent.js';
import { replyJson, type Answerer } from './helpers/service.js';
import { refuse, useService } from './helpers/use-service.js';

describe('a call that is refused with a 401', () => {
  const calls = useService();
  const schemes = () => calls.service.seen.map(({ scheme }) => scheme);

  describe('for its credentials', () => {
    for (const signature of ['auto', 'header'] as const) {
      test(`drops them and tries fresh ones once (${signature})`, async () => {
        const agent = calls.agent(staleAlice, alice);
        const { response } = await calls.signed('currentScopes', { signature }, agent);
        assert.equal(response.attempts, 2);
        assert.deepEqual(agent.invalidated, [staleAlice]);
      });
    }

    test('tries by header after a bewit, and then no more, where nothing fresh comes', async () => {
      const agent = calls.agent(staleAlice);
      await assert.rejects(calls.signed('currentScopes', {}, agent), { code: 'credentials-rejected', status: 401 });
      assert.deepEqual(schemes(), ['bewit', 'header']);
      assert.equal(agent.invalidated.length, 1);
    });

    test('tries nothing else after a header where nothing fresh comes', async () => {
      const call = calls.signed('currentScopes', { signature: 'header' }, calls.agent(staleAlice));
      await assert.rejects(call, { code: 'credentials-rejected' });
      assert.equal(calls.service.seen.length, 1);
    });

    test('tries a POST that writes again, too: nothing was done', async () => {
      const { response } = await calls.signed('resetAccessToken', { args: ['x'] }, calls.agent(staleAlice, alice));
      assert.equal(response.attempts, 2);
    });

    test('ends with the error of the agent where that has ended', async () => {
      const agent = calls.agent(staleAlice);
      agent.invalidate = () => {
        agent.getCredentials = async () => {
          throw new TcError('expired', 'The session has ended.');
        };
      };
      await assert.rejects(calls.signed('currentScopes', {}, agent), { code: 'expired' });
    });
  });

  describe('for something else', () => {
    for (const [text, code, attempts] of [
      ['Supplied credentials do not satisfy authorizedScopes; credentials have scopes: x', 'forbidden', 1],
      ['Bad Request: Resource path exceeds max length', 'input', 2],
      ['Invalid payload hash: {{hash}}', 'credentials-rejected', 2],
    ] as [string, ErrorCode, number][]) {
      test(`leaves the session alone: ${text}`, async () => {
        const agent = calls.agent();
        calls.service.next.push(refuse(text), refuse(text));
        await assert.rejects(calls.signed('currentScopes', {}, agent), { code, status: 401 });
        assert.equal(agent.invalidated.length, 0);
        assert.equal(calls.service.seen.length, attempts);
      });
    }

    test('tries the header where it is about a bewit', async () => {
      calls.service.next.push(refuse('Bad Request: Invalid bewit structure'));
      await calls.signed('currentScopes');
      assert.deepEqual(schemes(), ['bewit', 'header']);
    });
  });

  describe('for a wrong clock', () => {
    for (const minutes of [20, -20, 60 * 24 * 365]) {
      test(`learns once for the page that the server is ${minutes} minutes ahead`, async () => {
        calls.service.aheadMs = minutes * 60_000;
        const agent = calls.agent();
        const options = { signature: 'header' } as const;
        const first = await calls.signed('currentScopes', options, agent);
        const second = await calls.signed('currentScopes', options, agent);
        const third = await calls.post();
        assert.deepEqual([first, second, third].map(({ response }) => response.attempts), [2, 1, 1]);
        assert.equal(agent.invalidated.length, 0);
      });
    }

    test('learns from an expired bewit, and stays with bewits', async () => {
      calls.service.aheadMs = 5 * 60_000;
      assert.equal((await calls.signed('currentScopes')).response.attempts, 2);
      assert.equal((await calls.signed('currentScopes')).response.attempts, 1);
      assert.deepEqual(schemes(), ['bewit', 'bewit', 'bewit']);
    });

    test('makes 50 calls at once learn together: each is sent at most twice', async () => {
      calls.service.aheadMs = 60 * 60_000;
      await Promise.all(Array.from({ length: 50 }, () => calls.signed('currentScopes')));
      assert.ok(calls.service.seen.length <= 100, String(calls.service.seen.length));
    });

    test('learns again when the clock is set right', async () => {
      calls.service.aheadMs = 5 * 60_000;
      await calls.signed('currentScopes');
      calls.service.aheadMs = 60 * 60_000;
      assert.equal((await calls.signed('currentScopes')).response.attempts, 2);
    });

    test('ends with an error about the clock where the server tells no time', async () => {
      const stale: Answerer = (_, response) =>
        replyJson(response, 401, { code: 'AuthenticationFailed', message: 'Unauthorized: Stale timestamp\n\n---\n' });
      calls.service.next.push(stale);
      await assert.rejects(calls.signed('currentScopes', { signature: 'header' }), { code: 'clock', status: 401 });
      assert.equal(calls.service.seen.length, 1);
    });
  });

  test('was not signed by a bewit that is too long to be read', async () => {
    const withScopes = (count: number) => {
      const scopes = Array.from({ length: count }, (_, index) => `queue:route:${'x'.repeat(25)}${index}`);
      return { ...alice, certificate: JSON.stringify({ version: 1, scopes }) };
    };
    await calls.signed('currentScopes', {}, calls.agent(withScopes(20)));
    await calls.signed('currentScopes', {}, calls.agent(withScopes(55)));
    assert.deepEqual(schemes(), ['bewit', 'header']);
    assert.ok(calls.service.seen[0]!.url.length <= 4096);
  });
});
