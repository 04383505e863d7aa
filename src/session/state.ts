import type { Attempt } from './attempts.js';
import type { Deadline } from './deadline.js';
import type { TcError } from './errors.js';
import type { SessionRecord } from './memory/records.js';
import type { SignedOutReason } from './snapshot.js';
import type { User } from './user.js';

/** What the session is. One word at a time, never two flags that can disagree. */
export type SessionState = { name: 'booting' } | RestState | SigningIn;

/** The states that an attempt begins in, and falls back to. */
export type RestState = SignedOut | Active | NeedsInteraction | Misconfigured;

export interface SignedOut {
  name: 'signed-out';
  reason: SignedOutReason;
  error?: TcError;
}

export interface SigningIn {
  name: 'signing-in';
  attempt: Attempt;
  previous: RestState;
}

export interface Active {
  name: 'active';
  record: SessionRecord;
  /** End of the session. */
  deadline: Deadline;
  renewal: RenewalPhase;
  /** Shown beside the session, which goes on: a failed attempt, a refused exchange. */
  error?: TcError;
}

export type RenewalPhase =
  | 'idle'
  | 'running'
  | 'backoff' // failed for passing reasons; will try again
  | 'impossible'; // the provider cannot, or its frames are blocked here

/** The session is over for now; the same person's next sign-in revives it. */
export interface NeedsInteraction {
  name: 'needs-interaction';
  user: User;
  error: TcError;
}

export interface Misconfigured {
  name: 'misconfigured';
  error: TcError;
}

export type SessionEvent =
  | { type: 'nobody-found'; reason: SignedOutReason }
  | { type: 'adopted'; record: SessionRecord; deadline: Deadline; renewal: 'idle' | 'impossible' }
  | { type: 'attempt-started'; attempt: Attempt }
  | { type: 'attempt-failed'; error: TcError }
  | { type: 'attempt-left' }
  | { type: 'renewal'; phase: RenewalPhase }
  | { type: 'needs-interaction'; user: User; error: TcError }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'misconfigured'; error: TcError }
  | { type: 'trouble'; error: TcError }
  | { type: 'dismissed' };

/**
 * The next state. Pure: same state and event, same answer; an event that does not concern the state
 * changes nothing. The table in docs/session.md is this function in words.
 */
export function transition(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'nobody-found':
      return state.name === 'booting' ? { name: 'signed-out', reason: event.reason } : state;

    case 'adopted': {
      const { record, deadline, renewal } = event;
      const active: Active = { name: 'active', record, deadline, renewal };
      // A session that arrives while a popup is open (a renewal, another tab's sign-in) leaves the attempt be,
      // unless it answers what the attempt asked for.
      const goesOn = state.name === 'signing-in' && state.previous.name === 'active';
      return goesOn ? { ...state, previous: active } : active;
    }

    case 'attempt-started':
      if (state.name === 'booting') return signingIn(event.attempt, { name: 'signed-out', reason: 'never' });
      return signingIn(event.attempt, restOf(state));

    case 'attempt-failed':
      return withError(restOf(state), event.error);

    case 'attempt-left':
      return state.name === 'signing-in' ? state.previous : state;

    case 'renewal':
      return onActive(state, (active) => ({ ...active, renewal: event.phase }));

    case 'needs-interaction': {
      const { user, error } = event;
      const over: NeedsInteraction = { name: 'needs-interaction', user, error };
      return state.name === 'signing-in' ? { ...state, previous: over } : over;
    }

    case 'signed-out':
      return { name: 'signed-out', reason: event.reason };

    case 'misconfigured':
      return { name: 'misconfigured', error: event.error };

    case 'trouble':
      return onActive(state, (active) => ({ ...active, error: event.error }));

    case 'dismissed':
      return state.name === 'active' || state.name === 'signed-out' ? withError(state, undefined) : state;
  }
}

/** The state under the attempt, or the state itself. */
export function restOf(state: SessionState): RestState {
  if (state.name === 'signing-in') return state.previous;
  return state.name === 'booting' ? { name: 'signed-out', reason: 'never' } : state;
}

/** The session that serves now: an older one goes on while its person signs in again. */
export function activeOf(state: SessionState): Active | undefined {
  const rest = restOf(state);
  return rest.name === 'active' ? rest : undefined;
}

const signingIn = (attempt: Attempt, previous: RestState): SigningIn => ({
  name: 'signing-in',
  attempt,
  previous: previous.name === 'signed-out' || previous.name === 'active' ? withError(previous, undefined) : previous,
});

function withError(state: RestState, error: TcError | undefined): RestState {
  switch (state.name) {
    case 'active':
    case 'signed-out': {
      const { error: _, ...rest } = state;
      return error ? { ...rest, error } : rest;
    }
    case 'needs-interaction':
    case 'misconfigured':
      return error ? { ...state, error } : state;
  }
}

function onActive(state: SessionState, change: (active: Active) => Active): SessionState {
  if (state.name === 'active') return change(state);
  if (state.name === 'signing-in' && state.previous.name === 'active') {
    return { ...state, previous: change(state.previous) };
  }
  return state;
}
