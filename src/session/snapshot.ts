import type { CredentialAgent } from './credential-agent.js';
import type { TcError } from './errors.js';
import type { User } from './user.js';

export type SessionStatus =
  | 'initializing'
  | 'signed-out'
  | 'signing-in'
  | 'signed-in'
  | 'expiring'
  | 'expired'
  | 'error';

/** Why the agent, or what is known of the person, changed last. */
export type CredentialsReason = 'signin' | 'restore' | 'renew' | 'account-change' | 'signout' | 'expire';

/** Why nobody is signed in. A line is shown for the last two only. */
export type SignedOutReason = 'never' | 'user' | 'other-tab' | 'account-changed';

/** What everybody outside the session sees of it. A new frozen object for each change; holds no secret. */
export interface SessionSnapshot {
  readonly status: SessionStatus;
  /** `undefined` until it is known. */
  readonly signedIn: boolean | undefined;
  /** The agent of the identity in use. Null when nobody is signed in; kept in `expired`, where it rejects. */
  readonly agent: CredentialAgent | null;
  readonly user: User | undefined;
  /** End of the session. */
  readonly expires: Date | undefined;
  /** The error to show: of the last attempt, of the session's end, of the configuration. */
  readonly error: TcError | undefined;
  readonly reason: CredentialsReason | undefined;
  readonly signedOutReason: SignedOutReason | undefined;
  /** Of the attempt under way. */
  readonly mode: 'popup' | 'redirect' | undefined;
  /** A popup that may still answer was closed or cut off: say "finish in the other window". */
  readonly armed: boolean;
  /** A silent renewal or an exchange runs. */
  readonly renewing: boolean;
  /** Renewal fails for passing reasons long enough that it should be said. */
  readonly offline: boolean;
  /** How far this machine's clock is off where that should be said, milliseconds; else 0. */
  readonly clockOffset: number;
  /** True where storage could not keep the session: it lives as long as the page. */
  readonly forgetful: boolean;
}

export const initialSnapshot: SessionSnapshot = Object.freeze({
  status: 'initializing',
  signedIn: undefined,
  agent: null,
  user: undefined,
  expires: undefined,
  error: undefined,
  reason: undefined,
  signedOutReason: undefined,
  mode: undefined,
  armed: false,
  renewing: false,
  offline: false,
  clockOffset: 0,
  forgetful: false,
});
