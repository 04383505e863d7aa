import { TcError } from '../../session/errors.js';
import type { Credentials } from '../../session/credential-agent.js';
import { base64, utf8 } from './base64.js';

const keys = new WeakMap<Credentials, Promise<CryptoKey>>();

/** HMAC-SHA-256 in base64; the key is imported once per credentials object. */
export async function mac(credentials: Credentials, text: string): Promise<string> {
  let key = keys.get(credentials);
  if (!key) {
    key = importKey(credentials.accessToken);
    keys.set(credentials, key);
  }
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8(text))));
}

/** SHA-256 in base64. */
export async function digest(text: string): Promise<string> {
  return base64(new Uint8Array(await webCrypto().digest('SHA-256', utf8(text))));
}

async function importKey(accessToken: string): Promise<CryptoKey> {
  return webCrypto().importKey('raw', utf8(accessToken), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function webCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle) return subtle;
  // Browsers offer crypto.subtle in secure contexts only.
  throw new TcError('configuration', 'Calls can be signed on https pages (or localhost) only.');
}
