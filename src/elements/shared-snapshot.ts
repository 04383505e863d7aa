import type { TcError } from '../session/errors.js';
import type { SessionSnapshot } from '../session/snapshot.js';

/** What an element shows: the session, and what this window adds to it. */
export interface SharedSnapshot extends SessionSnapshot {
  /** This window only finishes a sign-in. */
  readonly inert: boolean;
  /** And has done so: it can be closed. */
  readonly delivered: boolean;
  /** What it delivered is that the person, or the provider, said no. */
  readonly declined: boolean;
}

export interface Surroundings {
  readonly window: 'page' | 'inert' | 'delivered' | 'declined';
  /** The mode of an attempt that has begun and that the session does not know of yet. */
  readonly beginning: 'popup' | 'redirect' | undefined;
  /** What failed outside the session. */
  readonly trouble: TcError | undefined;
}

export function sharedSnapshot(known: SessionSnapshot, { window, beginning, trouble }: Surroundings): SharedSnapshot {
  const declined = window === 'declined';
  const snapshot = { ...known, inert: window !== 'page', delivered: declined || window === 'delivered', declined };
  if (beginning) return Object.freeze({ ...snapshot, status: 'signing-in', mode: beginning, error: undefined });
  if (!trouble) return Object.freeze(snapshot);
  const status = trouble.code === 'configuration' ? 'error' : snapshot.status;
  return Object.freeze({ ...snapshot, status, error: trouble });
}

/** Whether the error only says that the session ended by time: that is a status, no failure. A sign-in may fail so, too. */
export function endedByTime({ status, error }: SessionSnapshot): boolean {
  return error?.code === 'expired' && (status === 'expired' || status === 'signing-in');
}
