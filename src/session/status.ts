import type { CredentialAgent } from './credential-agent.js';
import { msLeft } from './deadline.js';
import type { Clock } from './ports.js';
import type { CredentialsReason, SessionSnapshot, SessionStatus } from './snapshot.js';
import { activeOf, restOf, type Active, type SessionState } from './state.js';

const noticeableClockOffsetMs = 5 * 60_000;
const shortOfTimeMs = 5 * 60_000;

/** What, beside its state, shows of a session. */
export interface Surroundings {
  readonly clock: Clock;
  readonly warnBeforeMs: number;
  /** Whether the session ends unless a person does something. */
  readonly endsByItself: boolean;
  readonly agent: CredentialAgent | null;
  readonly reason: CredentialsReason | undefined;
  readonly busy: boolean;
  readonly failures: number;
  readonly armed: boolean;
  readonly forgetful: boolean;
}

export function snapshotOf(state: SessionState, around: Surroundings): SessionSnapshot {
  const rest = restOf(state);
  const active = activeOf(state);
  const left = active ? msLeft(active.deadline, around.clock) : 0;
  const offset = active?.record.grant.clockOffset ?? 0;
  return {
    status: statusOf(state, left, around),
    signedIn: state.name === 'booting' ? undefined : active !== undefined,
    agent: state.name === 'booting' ? null : around.agent,
    user: active?.record.grant.user ?? (rest.name === 'needs-interaction' ? rest.user : undefined),
    expires: active && new Date(active.record.grant.expires),
    error: 'error' in rest ? rest.error : undefined,
    reason: around.reason,
    signedOutReason: rest.name === 'signed-out' && state.name !== 'booting' ? rest.reason : undefined,
    mode: state.name === 'signing-in' ? state.attempt.mode : undefined,
    armed: around.armed && state.name !== 'signing-in',
    renewing: around.busy || active?.renewal === 'running',
    offline: active?.renewal === 'backoff' && (around.failures >= 2 || left < shortOfTimeMs),
    clockOffset: Math.abs(offset) >= noticeableClockOffsetMs ? offset : 0,
    forgetful: around.forgetful && active !== undefined,
  };
}

/** Milliseconds until time alone changes the status; Infinity when it will not. */
export function msUntilStatusChanges(active: Active, around: Pick<Surroundings, 'clock' | 'warnBeforeMs' | 'endsByItself'>): number {
  const left = msLeft(active.deadline, around.clock);
  return around.endsByItself && left > around.warnBeforeMs ? left - around.warnBeforeMs : left;
}

function statusOf(state: SessionState, left: number, around: Surroundings): SessionStatus {
  switch (state.name) {
    case 'booting':
      return 'initializing';
    case 'signed-out':
      return 'signed-out';
    case 'signing-in':
      return 'signing-in';
    case 'active':
      return around.endsByItself && left <= around.warnBeforeMs ? 'expiring' : 'signed-in';
    case 'needs-interaction':
      return 'expired';
    case 'misconfigured':
      return 'error';
  }
}

/** Whether two snapshots say the same. */
export function sameSnapshot(a: SessionSnapshot, b: SessionSnapshot): boolean {
  return (Object.keys(a) as (keyof SessionSnapshot)[]).every((key) =>
    key === 'expires' ? a.expires?.getTime() === b.expires?.getTime() : a[key] === b[key],
  );
}
