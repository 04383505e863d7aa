import type { ErrorCode, TcError } from '../errors.js';
import type { Grant } from '../grant.js';
import type { Clock } from '../ports.js';

const minute = 60_000;

/** When a grant should be renewed, milliseconds since the epoch. Jitter makes it earlier, never later. */
export function renewalDue(
  grant: Grant,
  options: { renewAfterMs: number; random: number; hidden: boolean },
): number {
  const life = grant.expires - grant.obtained;
  // Nobody looks at a hidden page: it is enough that its session does not end.
  if (options.hidden) return grant.expires - Math.min(5 * minute, life / 4);
  const jitter = options.random * Math.min(minute, options.renewAfterMs / 4);
  return grant.obtained + Math.min(options.renewAfterMs - jitter, life / 2);
}

export type Verdict =
  | 'again-soon' // once is no proof: the provider may have been between two states
  | 'later' // a passing failure: back off
  | 'impossible' // silent renewal does not work in this browser; the session goes on
  | 'person-needed';

/** A wish of the provider's that no frame can fulfil, by OpenID Connect Core §3.1.2.6. */
const needsPerson: ReadonlySet<ErrorCode> = new Set(['consent-required', 'access-denied']);

/**
 * What a failed silent renewal means.
 *
 * @param strikes how many failures of this kind came in a row, this one included
 * @param silentWorked whether silent renewal ever worked here: if not, a "login required" is more
 * likely a browser that blocks third-party cookies than a person who is signed out
 */
export function judgeRenewal(error: TcError, strikes: number, silentWorked: boolean): Verdict {
  if (error.serverCode === 'login_required') {
    if (strikes < 2) return 'again-soon';
    return silentWorked ? 'person-needed' : 'impossible';
  }
  if (needsPerson.has(error.code) || error.code === 'interaction-required') return 'person-needed';
  if (error.code === 'timeout' && !silentWorked && strikes >= 2) return 'impossible';
  if (error.retryable) return 'later';
  return strikes < 2 ? 'again-soon' : 'person-needed';
}

/** Failures of one kind are counted together. */
export function strikeKind(error: TcError): string {
  if (error.serverCode === 'login_required') return 'login';
  if (error.code === 'timeout') return 'timeout';
  return error.retryable ? 'passing' : 'bad';
}

const firstDelay = 5_000;
const longestDelay = 5 * minute;

/**
 * Milliseconds until the next try after a passing failure: 5 s doubling to 5 min with full jitter, at
 * least 1 s; 1, 2, 4, 8 s right after a wake-up, when a network is merely late.
 */
export function backoffMs(failures: number, sinceWakeMs: number, clock: Pick<Clock, 'random'>): number {
  if (sinceWakeMs < 30_000) return Math.min(1_000 * 2 ** (failures - 1), 8_000);
  const most = Math.min(firstDelay * 2 ** (failures - 1), longestDelay);
  return Math.max(1_000, clock.random() * most);
}
