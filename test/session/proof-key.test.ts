import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { prepareProofKey, takeProofKey, type ProofKey } from '../../src/session/proof-key.js';

async function key(): Promise<ProofKey> {
  prepareProofKey();
  for (;;) {
    const taken = takeProofKey();
    if (taken) return taken;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a proof key is RFC 7636: 43 characters and their S256 challenge', async () => {
  const { verifier, challenge } = await key();
  assert.match(verifier, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(challenge, createHash('sha256').update(verifier).digest('base64url'));
});

test('no key is used twice', async () => {
  const keys = new Set([(await key()).verifier, (await key()).verifier, (await key()).verifier]);
  assert.equal(keys.size, 3);
});
