/**
 * What signing costs, as ratios within one run: `node --import tsx bench/api.ts`.
 *
 * Bare WebCrypto is the floor: one HMAC over the same text with an imported key. The published client's signer is the
 * hawk package; here it has Node's native crypto under it, in a browser it would need polyfills.
 */
import { createRequire } from 'node:module';
import { bewit, hawkHeader, normalized } from '../src/api/signing/hawk.js';
import { hawkExt } from '../src/api/signing/ext.js';
import { utf8 } from '../src/api/signing/base64.js';

const hawk = createRequire(import.meta.url)('hawk') as { client: { header(...args: unknown[]): unknown } };
const rounds = 7;
const signatures = 2000;

const scopes = Array.from({ length: 30 }, (_, index) => `queue:route:index.project.example.${index}`);
const certificate = JSON.stringify({ version: 1, scopes, start: 1, expiry: 2, seed: 's'.repeat(44), signature: 'x' });
const credentials = { clientId: 'github/6868|alice', accessToken: 'a'.repeat(44), certificate };
const url = 'https://tc.example.com/api/queue/v1/task/fN1SbArXTPSVFNUvaOlinQ';
const ext = hawkExt(credentials);
const text = normalized('header', { url, credentials, ext }, 'GET', 1_700_000_000, 'abcdef', '');
const algorithm = { name: 'HMAC', hash: 'SHA-256' };
const key = await crypto.subtle.importKey('raw', utf8(credentials.accessToken), algorithm, false, ['sign']);
const hawkCredentials = { id: credentials.clientId, key: credentials.accessToken, algorithm: 'sha256' };

const contenders: Record<string, () => unknown> = {
  'bare WebCrypto': () => crypto.subtle.sign('HMAC', key, utf8(text)),
  header: () => hawkHeader({ url, verb: 'GET', credentials, ext: hawkExt(credentials), timestamp: 1_700_000_000 }),
  bewit: () => bewit({ url, credentials, ext: hawkExt(credentials), expires: 1_700_000_000 }),
  'hawk package, native': () => hawk.client.header(url, 'GET', { credentials: hawkCredentials, ext }),
};

/** Microseconds each, the best of some rounds: what else the machine does only adds. */
const best = new Map<string, number>();
for (let round = 0; round < rounds; round += 1) {
  for (const [name, sign] of Object.entries(contenders)) {
    const started = performance.now();
    for (let count = 0; count < signatures; count += 1) await sign();
    const each = ((performance.now() - started) * 1000) / signatures;
    best.set(name, Math.min(each, best.get(name) ?? Infinity));
  }
}

const floor = best.get('bare WebCrypto')!;
for (const [name, each] of best) {
  console.log(`${name.padEnd(22)} ${each.toFixed(1).padStart(7)} µs  ${(each / floor).toFixed(2)} × bare`);
}
