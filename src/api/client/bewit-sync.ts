import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Credentials } from '../../session/credential-agent.js';
import { base64, base64UrlOf, utf8 } from '../signing/base64.js';
import { hawkExt } from '../signing/ext.js';
import { bewitText, checkedId } from '../signing/hawk.js';
import { withBewit } from '../signing/sign-request.js';

/** The address signed by bewit, without waiting: WebCrypto cannot do that. */
export function bewitSync(
  url: string,
  credentials: Credentials,
  expires: number,
  authorizedScopes: readonly string[] | undefined,
): string {
  const id = checkedId(credentials);
  const ext = hawkExt(credentials, authorizedScopes);
  const text = bewitText({ url, credentials, ext, expires });
  const signature = base64(hmac(sha256, utf8(credentials.accessToken), utf8(text)));
  return withBewit(url, base64UrlOf(`${id}\\${expires}\\${signature}\\`, ext));
}
