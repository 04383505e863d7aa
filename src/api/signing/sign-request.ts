import type { Credentials } from '../../session/credential-agent.js';
import { hawkExt } from './ext.js';
import { bewit, hawkHeader } from './hawk.js';

/** Services refuse a longer path with query, and a longer Authorization header. */
export const maxSignedLength = 4096;

/** How long a signed GET stays valid, seconds: time to reach the server, not more. */
const bewitSeconds = 60;

export interface RequestToSign {
  url: string;
  verb: string;
  credentials: Credentials;
  authorizedScopes: readonly string[] | undefined;
  /** The server's clock, milliseconds since the epoch. */
  serverNow: number;
  /** Whether a bewit may be used. */
  allowBewit: boolean;
}

export interface SignedRequest {
  url: string;
  authorization: string | undefined;
}

/** Signs one attempt: a GET by bewit where that is allowed and fits, anything else by header. */
export async function signRequest(request: RequestToSign): Promise<SignedRequest> {
  const { url, verb, credentials, serverNow, allowBewit } = request;
  const timestamp = Math.floor(serverNow / 1000);
  const ext = hawkExt(credentials, request.authorizedScopes);
  // Base64 of base64: a long certificate is known not to fit before it is signed.
  if (allowBewit && verb === 'GET' && (ext.length * 4) / 3 < maxSignedLength) {
    const signed = withBewit(url, await bewit({ url, credentials, ext, expires: timestamp + bewitSeconds }));
    if (signedLength(signed) <= maxSignedLength) return { url: signed, authorization: undefined };
  }
  return { url, authorization: await hawkHeader({ url, verb, credentials, ext, timestamp }) };
}

export const withBewit = (url: string, value: string) => `${url}${url.includes('?') ? '&' : '?'}bewit=${value}`;

/** Length of what the server sees: path and query. */
export function signedLength(url: string): number {
  const { pathname, search } = new URL(url);
  return pathname.length + search.length;
}
