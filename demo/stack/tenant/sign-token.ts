import { createHash } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { TenantKeys } from './tenant-keys.js';

/**
 * What a token is signed with: the tenant's key, a key the tenant never had
 * (under the tenant's key name), the tenant's public key taken for an HMAC
 * secret (HS256), or nothing (`alg: none`).
 */
export type SigningKey = 'tenant' | 'foreign' | 'public-as-secret' | 'none';

export interface SignOptions {
  key?: SigningKey;
  /** Added to the header; `null` leaves a member out, `kid` included. */
  header?: Record<string, unknown>;
}

/** Signs any claims, sound or hostile. */
export async function signToken(keys: TenantKeys, claims: object, options: SignOptions = {}): Promise<string> {
  const { key = 'tenant' } = options;
  const alg = key === 'none' ? 'none' : key === 'public-as-secret' ? 'HS256' : 'RS256';
  const header = withoutNulls({ alg, typ: 'JWT', kid: keys.current.kid, ...options.header });
  const payload = withoutNulls({ ...claims });
  if (key === 'none') return `${encode({ ...header, alg })}.${encode(payload)}.`;
  const secret = key === 'tenant' ? keys.current.privateKey
    : key === 'foreign' ? keys.foreign.privateKey
    : new TextEncoder().encode(await keys.publicPem());
  return new SignJWT(payload as JWTPayload).setProtectedHeader({ ...header, alg }).sign(secret);
}

/**
 * What an id_token says of the access token that came with it.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ImplicitIDToken
 */
export function accessTokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

export function withoutNulls(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
