import type { TcError } from '../session/errors.js';
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
 * @param random from 0 to below 1
 * @see https://docs.taskcluster.net/docs/manual/design/apis
 */
export function retryDelayMs(
  error: TcError,
  method: ApiMethod,
  retry: number,
  random: number,
  retryAfterMs?: number,
): number | undefined {
  const wasRefused = error.code === 'rate-limited';
  if (!error.retryable || (!wasRefused && !isRepeatable(method))) return undefined;
  if (retryAfterMs !== undefined) return retryAfterMs <= longestWaitMs ? retryAfterMs : undefined;
  return random * Math.min(longestStepMs, firstWaitMs * 2 ** retry);
}

/** Whether sending it twice does no more than sending it once. */
export const isRepeatable = ({ verb, writes }: ApiMethod) => verb !== 'POST' || !writes;
