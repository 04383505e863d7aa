import type { Failure } from './answers/failure.js';
import type { ApiMethod } from './reference/api-method.js';

/** A server that asks to wait longer gets no further attempt from this call. */
const longestWaitMs = 60_000;

const firstWaitMs = 500;
const longestStepMs = 10_000;

/**
 * How long to wait before another attempt, milliseconds; undefined when there should be none.
 *
 * Full jitter: any time up to 0.5 s, 1 s, 2 s … 10 s, so that many pages do not come back at once.
 *
 * What may be sent again: GETs, PUTs and DELETEs (Taskcluster makes both idempotent: the same task, client or secret
 * put twice is one) and POSTs that only read. Another POST is sent again after a 429 alone, which says that nothing
 * was done. 4xx answers are never tried again.
 *
 * @param retry which one it would be, from 0
 * @param now milliseconds since the epoch
 * @param random from 0 to below 1
 * @see https://docs.taskcluster.net/docs/manual/design/apis
 */
export function retryDelayMs(
  { error, retryAfter }: Failure,
  method: ApiMethod,
  retry: number,
  now: number,
  random: number,
): number | undefined {
  const wasTurnedAway = error.code === 'rate-limited';
  if (!error.retryable || (!wasTurnedAway && !isRepeatable(method))) return undefined;
  const asked = retryAfter ? retryAfterMs(retryAfter, now) : NaN;
  if (asked > longestWaitMs) return undefined;
  return asked >= 0 ? asked : random * Math.min(longestStepMs, firstWaitMs * 2 ** retry);
}

/** Whether sending it twice does no more than sending it once. */
export const isRepeatable = ({ verb, writes }: ApiMethod) => verb !== 'POST' || !writes;

/** RFC 9110, section 10.2.3: seconds or a date. */
const retryAfterMs = (value: string, now: number) =>
  /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
