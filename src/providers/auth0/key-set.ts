import { tcError } from '../../session/errors.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request } from '../request.js';
import { say } from './sentences.js';
import { invalidTokens } from './tokens.js';

const patienceMs = 20_000;

export type KeySet = readonly JsonWebKey[];

/**
 * The tenant's signing keys, from the tenant that is configured and never from where a token says.
 *
 * @throws {TcError} `timeout` after 20 s, `network`, `server`, all passing; `cancelled`
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function loadKeySet(ports: ProviderPorts, uri: string, signal: AbortSignal): Promise<KeySet> {
  const { status, json } = await request(ports, uri, { ms: patienceMs, signal });
  const { keys } = (json ?? {}) as { keys?: unknown };
  if (status === 200 && Array.isArray(keys)) return keys.filter((key) => typeof key === 'object' && key !== null);
  throw tcError('server', say('serviceFailed'), {
    status, hint: `${uri} must answer with a JSON Web Key Set.`,
  });
}

/** The one key of this name, fit for RS256. */
export async function importKey(keys: KeySet, kid: unknown): Promise<CryptoKey> {
  const key = keys.find((one) => (one as { kid?: unknown }).kid === kid);
  if (typeof kid !== 'string' || !key) throw invalidTokens('kid', 'The token is signed by a key that the tenant does not have.');
  const { kty, n, e, use, alg } = key;
  const fits = kty === 'RSA' && (use ?? 'sig') === 'sig' && (alg ?? 'RS256') === 'RS256';
  if (!fits) throw invalidTokens('kid', 'The token is signed by a key that is not for RS256.');
  try {
    return await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, false, ['verify']);
  } catch (cause) {
    throw invalidTokens('kid', 'The tenant\'s key cannot be used.', cause);
  }
}

export const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
