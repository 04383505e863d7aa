import { initialSnapshot, type SessionSnapshot } from '../session/snapshot.js';

/** What an element shows: the session, and what this window adds to it. */
export interface SharedSnapshot extends SessionSnapshot {
  /** This window only finishes a sign-in. */
  readonly inert: boolean;
  /** And has done so: it can be closed. */
  readonly delivered: boolean;
  /** What it delivered is that the person, or the provider, said no. */
  readonly declined: boolean;
}

/** Nothing is known yet. */
export const unknownSnapshot: SharedSnapshot =
  Object.freeze({ ...initialSnapshot, inert: false, delivered: false, declined: false });

/** Whether the error only says that the session ended by time: that is a status, no failure. A sign-in may fail so, too. */
export function endedByTime({ status, error }: SessionSnapshot): boolean {
  return error?.code === 'expired' && (status === 'expired' || status === 'signing-in');
}
