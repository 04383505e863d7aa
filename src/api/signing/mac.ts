import type { Credentials } from '../../session/credential-agent.js';
import { load } from '../load.js';
import { base64, encoder, utf8 } from './base64.js';

/** What is the same in every signature of some credentials. */
interface Desk {
  key: Promise<CryptoKey>;
  /** Hawk's ext, which ends the texts, and its bytes after room for what comes before it. */
  ext: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Bytes for a text's beginning; one that is longer is signed all the same. */
const room = 2048;

const desks = new WeakMap<Credentials, Desk>();

/**
 * HMAC-SHA-256 in base64 of a text that ends with Hawk's ext and a line break.
 *
 * The key is imported once per credentials object. The ext, a certificate of some kB, is the same for most calls:
 * its bytes are kept.
 */
export async function mac(credentials: Credentials, beginning: string, ext: string): Promise<string> {
  let desk = desks.get(credentials);
  if (desk?.ext !== ext) {
    desk = { key: desk?.key ?? importKey(credentials.accessToken), ext, bytes: withRoom(`${ext}\n`) };
    desks.set(credentials, desk);
  }
  const key = await desk.key;
  // From here to `sign`, which copies, nothing may wait: the bytes are shared by all calls.
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, write(desk, beginning))));
}

function write({ bytes, ext }: Desk, beginning: string): Uint8Array<ArrayBuffer> {
  const start = room - beginning.length;
  // Anything but ASCII does not fit either.
  const fits = start >= 0 && encoder.encodeInto(beginning, bytes.subarray(start, room)).read === beginning.length;
  return fits ? bytes.subarray(start) : utf8(`${beginning}${ext}\n`);
}

function withRoom(ending: string): Uint8Array<ArrayBuffer> {
  const content = utf8(ending);
  const bytes = new Uint8Array(room + content.length);
  bytes.set(content, room);
  return bytes;
}

async function importKey(accessToken: string): Promise<CryptoKey> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle) return subtle.importKey('raw', utf8(accessToken), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  throw (await load(import('./refuse-to-sign.js'))).insecurePage();
}
