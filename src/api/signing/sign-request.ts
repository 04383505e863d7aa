import type { Credentials } from '../../session/credential-agent.js';
import { hawkExt } from './ext.js';
import { bewit, hawkHeader } from './hawk.js';
import { resourceStart } from './target.js';

/** Services refuse a longer path with query, and a longer Authorization header. */
export const maxSignedLength = 4096;

/** How long a signed GET stays valid, seconds: time to reach the server, not more. */
const bewitSeconds = 60;

export interface Signer {
  credentials: Credentials;
  authorizedScopes: readonly string[] | undefined;
  /** The server's clock, milliseconds since the epoch. */
  serverNow: number;
  /** Whether a bewit may be used: it signs GETs only. */
  allowBewit: boolean;
}

export interface SignedRequest {
  url: string;
  authorization?: string;
}

/** Signs one attempt: by bewit where that is allowed and fits, by header otherwise. */
export async function signRequest(url: string, verb: string, signer: Signer): Promise<SignedRequest> {
  const { credentials, authorizedScopes, serverNow, allowBewit } = signer;
  const timestamp = Math.floor(serverNow / 1000);
  const ext = hawkExt(credentials, authorizedScopes);
  // A bewit is base64 and holds the ext: a long certificate is known not to fit before it is signed.
  if (allowBewit && ext.length < (maxSignedLength * 3) / 4) {
    const value = await bewit({ url, credentials, ext, expires: timestamp + bewitSeconds });
    if (fitsServer(url, value)) return { url: withBewit(url, value) };
  }
  return { url, authorization: await hawkHeader({ url, verb, credentials, ext, timestamp }) };
}

export const withBewit = (url: string, value: string) => `${url}${url.includes('?') ? '&' : '?'}bewit=${value}`;

/** Whether a server reads the whole of path and query with this bewit. */
export const fitsServer = (url: string, value: string) =>
  url.length - resourceStart(url) + '?bewit='.length + value.length <= maxSignedLength;
