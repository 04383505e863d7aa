import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signedUrl } from '../../src/api/index.js';
import { alice } from './helpers/agent.js';
import { useService } from './helpers/use-service.js';

const minute = 60_000;

describe('a signed link', () => {
  const calls = useService();
  const link = (options = {}) => signedUrl(calls.agent(), 'auth', 'currentScopes', options);
  const expiryOf = (url: string) => {
    const bewit = new URL(url).searchParams.get('bewit')!;
    return Number(Buffer.from(bewit, 'base64url').toString().split('\\')[1]) * 1000;
  };

  test('works for anybody who has it', async () => {
    const response = await fetch(await link());
    assert.deepEqual([response.status, calls.service.seen[0]!.clientId], [200, alice.clientId]);
  });

  test('ends after 15 minutes unless told otherwise', async () => {
    const life = expiryOf(await link()) - Date.now();
    assert.ok(life > 14 * minute && life <= 15 * minute, String(life));
    const expires = new Date(Date.now() + 60 * minute);
    assert.equal(expiryOf(await link({ expires })), Math.floor(expires.getTime() / 1000) * 1000);
  });

  test('ends by the clock of the server where that is known', async () => {
    calls.service.aheadMs = 30 * minute;
    await calls.signed('currentScopes');
    assert.equal((await fetch(await link())).status, 200);
  });

  test('is limited to the scopes it is given', async () => {
    await fetch(await link({ authorizedScopes: ['queue:get-artifact:*'] }));
    assert.deepEqual(calls.service.seen[0]!.ext, { authorizedScopes: ['queue:get-artifact:*'] });
  });

  test('is for GETs only', async () => {
    const call = signedUrl(calls.agent(), 'auth', 'deleteRole', { args: ['x'] });
    await assert.rejects(call, { code: 'input', message: /is a DELETE, not a GET/ });
  });

  for (const expires of [new Date(Date.now() - minute), new Date(NaN)]) {
    test(`refuses the end ${String(expires)}`, async () => {
      await assert.rejects(link({ expires }), { code: 'input', message: /in the future/ });
    });
  }

  test('is refused where servers would not read it all', async () => {
    const authorizedScopes = Array.from({ length: 80 }, (_, index) => `queue:route:index.project.example.${index}`);
    await assert.rejects(link({ authorizedScopes }), { code: 'input', message: /longer than servers read/ });
  });
});
