import { type TcError, tcError } from '../../session/errors.js';
import { say } from './sentences.js';

/** What a sign-in at the hosted login brings. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds that the access token lasts. */
  readonly expiresIn: number;
}

/**
 * Both tokens of an answer, in the shape that was asked for: one alone is not enough.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ImplicitAuthResponse
 * @throws {TcError} `invalid-response`
 */
export function readTokens({ accessToken, idToken, expiresIn, tokenType }: Record<string, unknown>): Tokens {
  if (!isText(accessToken)) throw invalidTokens('access_token_missing', 'The answer has no usable access_token.');
  if (!isText(idToken)) throw invalidTokens('id_token_missing', 'The answer has no usable id_token.');
  const seconds = typeof expiresIn === 'string' && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds <= 0) {
    throw invalidTokens('expires_in', 'The answer has no usable expires_in.');
  }
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer') {
    throw invalidTokens('token_type', 'The answer is no bearer token.');
  }
  return { accessToken, idToken, expiresIn: seconds };
}

/** @param fault which check failed; stable, for callers who tell them apart */
export function invalidTokens(fault: string, hint: string, cause?: unknown): TcError {
  return tcError('invalid-response', say('answerUntrusted'), {
    serverCode: fault, hint, cause,
  });
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
