import type { Credentials } from '../../session/credential-agent.js';
import { base64UrlOf } from './base64.js';
import { unusableCredentials } from './ext.js';
import { mac } from './mac.js';
import { targetOf } from './target.js';

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
  /** Default: one that was not used before. */
  nonce?: string;
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
  const { credentials, timestamp, ext = '', nonce = nextNonce() } = request;
  const id = checkedId(credentials);
  const signature = await mac(credentials, beginning('header', request, request.verb, timestamp, nonce), ext);
  return `Hawk id="${id}", ts="${timestamp}", nonce="${nonce}", ${ext && `ext="${ext}", `}mac="${signature}"`;
}

/** The value of the `bewit` query parameter that signs a GET of this address. */
export async function bewit(request: BewitRequest): Promise<string> {
  const { credentials, expires, ext = '' } = request;
  const id = checkedId(credentials);
  const signature = await mac(credentials, beginning('bewit', request, 'GET', expires, ''), ext);
  return base64UrlOf(`${id}\\${expires}\\${signature}\\`, ext);
}

/** The text that a bewit signs. */
export const bewitText = (request: BewitRequest) =>
  `${beginning('bewit', request, 'GET', request.expires, '')}${request.ext ?? ''}\n`;

/** All that is signed up to Hawk's ext; without a hash of the payload, which services do not ask for. */
function beginning(type: 'header' | 'bewit', { url }: HawkRequest, verb: string, timestamp: number, nonce: string): string {
  const { host, port, resource } = targetOf(url);
  return `hawk.1.${type}\n${timestamp}\n${nonce}\n${verb}\n${resource}\n${host}\n${port}\n\n`;
}

/** Hawk's attributes hold printable ASCII without `"` and `\`; so do clientIds. */
export function checkedId({ clientId, accessToken }: Credentials): string {
  if (typeof clientId === 'string' && accessToken && /^[ !#-[\]-~]+$/.test(clientId)) return clientId;
  throw unusableCredentials();
}

let nonces = 0;
let noncePrefix: string | undefined;

/** Random for each page, counted within it: it only has to be another one each time. */
function nextNonce(): string {
  noncePrefix ??= crypto.randomUUID();
  return noncePrefix + nonces++;
}
