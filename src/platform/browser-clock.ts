import type { Clock } from '../session/ports.js';

/** Longer timeouts would fire at once: a browser keeps them in 32 bits. */
const longestTimeout = 2 ** 31 - 1;

/** The clocks and timers of this page. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    after(ms, work) {
      const timer = setTimeout(work, Math.min(Math.max(0, ms), longestTimeout));
      return () => clearTimeout(timer);
    },
  };
}
