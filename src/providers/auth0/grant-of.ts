import type { Grant } from '../../session/grant.js';
import type { User } from '../../session/user.js';
import type { Verified } from './id-token.js';
import type { Tokens } from './tokens.js';

/** The session that verified tokens stand for: it ends with the first of them, by this machine's clock. */
export function grantOf({ accessToken, idToken, expiresIn }: Tokens, verified: Verified, now: number): Grant {
  const { claims, issued, ends, clockOffset } = verified;
  return {
    user: userOf(claims),
    expires: Math.min(ends, issued + expiresIn * 1000) - clockOffset,
    obtained: now,
    clockOffset,
    secrets: { accessToken, idToken },
  };
}

function userOf({ sub, name, nickname, email, picture }: Verified['claims']): User {
  return Object.freeze({
    sub, name: text(name) ?? text(nickname), email: text(email), picture: isPicture(picture) ? picture : undefined,
  });
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

// A picture inside its address needs no request at all.
const isPicture = (value: unknown): value is string => typeof value === 'string' && /^(https:|data:image\/)/i.test(value);
