import type { Credentials } from './credential-agent.js';
import type { User } from './user.js';

/** What one sign-in or one renewal brought: who it is, until when, and the provider's secrets. */
export interface Grant {
  readonly user: User;
  /** End of the session, milliseconds since the epoch: it is over then, whatever else is valid longer. */
  readonly expires: number;
  /** When the provider gave it, milliseconds since the epoch. */
  readonly obtained: number;
  /** How far the provider's clock is ahead of ours, milliseconds; 0 where it cannot be told. */
  readonly clockOffset: number;
  /** The provider's own secrets, as JSON has them: tokens, or credentials. Only the provider reads them. */
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** Credentials with their end. */
export interface TimedCredentials {
  readonly credentials: Credentials;
  /** Milliseconds since the epoch, by this machine's clock as far as its offset is known. */
  readonly expires: number;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const optionalText = (value: unknown): string | undefined => (isText(value) ? value : undefined);

/** A grant out of a store or another tab, field by field; `undefined` when anything is not as it must be. */
export function readGrant(value: unknown): Grant | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { user, expires, obtained, clockOffset, secrets } = value as Record<string, unknown>;
  if (typeof user !== 'object' || user === null || typeof secrets !== 'object' || secrets === null) return undefined;
  const { sub, name, email, picture } = user as Record<string, unknown>;
  if (!isText(sub) || !isTime(expires) || !isTime(obtained) || !isTime(clockOffset)) return undefined;
  return {
    user: Object.freeze({ sub, name: optionalText(name), email: optionalText(email), picture: optionalText(picture) }),
    expires,
    obtained,
    clockOffset,
    secrets: secrets as Record<string, unknown>,
  };
}
