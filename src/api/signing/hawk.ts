import type { Credentials } from '../../session/credential-agent.js';
import { base64, base64Url } from './base64.js';
import { unusableCredentials } from './ext.js';
import { digest, mac } from './mac.js';

export interface HawkRequest {
  url: string;
  credentials: Credentials;
  /** As from `hawkExt`. Default: none. */
  ext?: string;
}

export interface HeaderRequest extends HawkRequest {
  verb: string;
  /** The server's clock, seconds since the epoch. */
  timestamp: number;
  /** Default: six random characters. */
  nonce?: string;
  /** As from `payloadHash`. Default: none; services do not ask for it. */
  hash?: string;
}

export interface BewitRequest extends HawkRequest {
  /** When it ends by the server's clock, seconds since the epoch. */
  expires: number;
}

/**
 * The `Authorization` header of one request.
 *
 * @see https://github.com/mozilla/hawk/blob/main/API.md
 */
export async function hawkHeader(request: HeaderRequest): Promise<string> {
  const { credentials, timestamp, hash, ext, nonce = randomNonce() } = request;
  const id = checkedId(credentials);
  const signature = await mac(credentials, normalized('header', request, request.verb, timestamp, nonce, hash));
  const fields = { id, ts: timestamp, nonce, ...(hash && { hash }), ...(ext && { ext }), mac: signature };
  return `Hawk ${Object.entries(fields).map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}

/** The value of the `bewit` query parameter that signs a GET of this address. */
export async function bewit(request: BewitRequest): Promise<string> {
  const { credentials, expires, ext = '' } = request;
  const id = checkedId(credentials);
  const signature = await mac(credentials, normalized('bewit', request, 'GET', expires, '', ''));
  return base64Url(`${id}\\${expires}\\${signature}\\${ext}`);
}

/** Hawk's hash of a payload, for `hawkHeader`. The content type counts without parameters and case. */
export async function payloadHash(payload: string, contentType: string): Promise<string> {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  return digest(`hawk.1.payload\n${type}\n${payload}\n`);
}

/** The text that is signed. */
export function normalized(
  type: 'header' | 'bewit',
  { url, ext = '' }: HawkRequest,
  verb: string,
  timestamp: number,
  nonce: string,
  hash = '',
): string {
  const { hostname, port, protocol, pathname, search } = new URL(url);
  const portOrDefault = port || (protocol === 'http:' ? 80 : 443);
  const lines = [`hawk.1.${type}`, timestamp, nonce, verb, pathname + search, hostname, portOrDefault, hash, ext, ''];
  return lines.join('\n');
}

/** Hawk's attributes hold printable ASCII without `"` and `\`; so do clientIds. */
export function checkedId({ clientId, accessToken }: Credentials): string {
  if (typeof clientId === 'string' && accessToken && /^[ !#-[\]-~]+$/.test(clientId)) return clientId;
  throw unusableCredentials();
}

const randomNonce = () => base64(crypto.getRandomValues(new Uint8Array(6)));
