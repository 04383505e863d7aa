import { clockOffset, leewayMs } from './clock-offset.js';
import { algorithm, importKey, type KeySet } from './key-set.js';
import { invalidTokens, type Tokens } from './tokens.js';

export interface Expected {
  readonly keys: KeySet;
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  /** When the attempt began, and now, by this machine's clock. */
  readonly asked: number;
  readonly now: number;
}

export interface Verified {
  readonly claims: Readonly<Record<string, unknown>> & { readonly sub: string };
  /** When the tokens were issued and when they end, by the provider's clock, milliseconds. */
  readonly issued: number;
  readonly ends: number;
  readonly clockOffset: number;
}

/**
 * Checks an id_token and the access token that came with it, all that auth0-js leaves out included: the algorithm
 * before the key, `at_hash` and `nonce` required, `azp`, the times by the provider's own clock.
 *
 * @throws {TcError} `invalid-response` with the failing check in `serverCode`; `clock`
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ImplicitIDTValidation
 */
export async function verifyIdToken({ idToken, accessToken }: Tokens, expected: Expected): Promise<Verified> {
  const { header, claims, signed, signature } = decode(idToken);
  if (header.alg !== 'RS256') throw invalidTokens('alg', 'The id_token is not signed with RS256: set the client to RS256.');
  if (header.crit !== undefined) throw invalidTokens('crit', 'The id_token asks for an unknown extension.');
  const key = await importKey(expected.keys, header.kid);
  if (!(await crypto.subtle.verify(algorithm, key, signature, signed))) {
    throw invalidTokens('signature', 'The signature of the id_token is wrong.');
  }
  const { iss, sub, nonce, at_hash: hash } = claims;
  if (iss !== expected.issuer) throw invalidTokens('iss', `The id_token's issuer must be ${expected.issuer}.`);
  checkAudience(claims, expected.clientId);
  if (nonce !== expected.nonce) throw invalidTokens('nonce', 'The id_token answers another request.');
  if (typeof sub !== 'string' || !sub) throw invalidTokens('sub', 'The id_token does not say who signed in.');
  if (hash !== (await accessTokenHash(accessToken))) {
    throw invalidTokens('at_hash', 'The id_token does not belong to the access token.');
  }
  return { claims: { ...claims, sub }, ...checkTimes(claims, expected) };
}

function checkAudience({ aud, azp }: Record<string, unknown>, clientId: string): void {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(clientId)) throw invalidTokens('aud', 'The id_token is for another client.');
  if (azp === undefined ? audiences.length > 1 : azp !== clientId) {
    throw invalidTokens('azp', 'The id_token was asked for by another client.');
  }
}

function checkTimes({ iat, exp, nbf }: Record<string, unknown>, { asked, now }: Expected): Omit<Verified, 'claims'> {
  if (!isTime(iat)) throw invalidTokens('iat', 'The id_token does not say when it was issued.');
  if (!isTime(exp)) throw invalidTokens('exp', 'The id_token does not say when it ends.');
  const issued = iat * 1000;
  const ends = exp * 1000;
  const offset = clockOffset(issued, asked, now);
  const there = now + offset;
  if (ends <= issued || ends + leewayMs <= there) throw invalidTokens('exp', 'The id_token has ended.');
  if (nbf !== undefined && !(isTime(nbf) && nbf * 1000 - leewayMs <= there)) {
    throw invalidTokens('nbf', 'The id_token is not valid yet.');
  }
  return { issued, ends, clockOffset: offset };
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The first half of the access token's SHA-256, in base64url. */
async function accessTokenHash(accessToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
  const half = String.fromCharCode(...new Uint8Array(digest, 0, 16));
  return btoa(half).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function decode(token: string) {
  const [header = '', claims = '', signature = '', ...more] = token.split('.');
  try {
    if (more.length) throw new SyntaxError('A signed token has three parts.');
    return {
      header: object(header),
      claims: object(claims),
      signed: new TextEncoder().encode(`${header}.${claims}`),
      signature: bytes(signature),
    };
  } catch (cause) {
    throw invalidTokens('malformed', 'The id_token is no signed JSON Web Token.', cause);
  }
}

function object(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes(part)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('No JSON object.');
  return value as Record<string, unknown>;
}

function bytes(part: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(part)) throw new SyntaxError('No base64url.');
  return Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
}
