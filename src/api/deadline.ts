let kept: { timeoutMs: number; until: number; signal: AbortSignal } | undefined;

/**
 * Aborts after so many milliseconds, or up to a hundredth later.
 *
 * Attempts that begin together share one: a timer and a signal for each made 200 calls at once a seventh dearer.
 */
export function deadline(timeoutMs: number): AbortSignal {
  const now = performance.now();
  if (kept?.timeoutMs !== timeoutMs || now > kept.until) {
    // Timers end at 2³¹ ms, and take no fractions.
    const ms = Math.min(timeoutMs * 1.01, 2 ** 31 - 1) >>> 0;
    kept = { timeoutMs, until: now + timeoutMs / 100, signal: AbortSignal.timeout(ms) };
  }
  return kept.signal;
}
