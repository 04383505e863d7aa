let kept: { timeoutMs: number; until: number; signal: AbortSignal } | undefined;

/**
 * Aborts after so many milliseconds, or up to a hundredth later.
 *
 * Attempts that begin together share one: a timer and a signal for each made 200 calls at once a seventh dearer.
 */
export function deadline(timeoutMs: number): AbortSignal {
  const now = performance.now();
  if (kept?.timeoutMs === timeoutMs && now < kept.until) return kept.signal;
  const slack = timeoutMs / 100;
  // Timers end at 2³¹ ms, and take no fractions; what is no number ends at once.
  const signal = AbortSignal.timeout(Math.max(0, Math.ceil(Math.min(timeoutMs + slack, 2 ** 31 - 1))) || 0);
  kept = { timeoutMs, until: now + slack, signal };
  return signal;
}
