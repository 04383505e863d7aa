import { tcError } from '../../session/errors.js';
import type { WakeUps } from '../../session/ports.js';
import { inEnglish } from '../../session/sentences/say.js';
import { parseDuration } from '../duration.js';

const say = inEnglish({ repeatedTooOften: 'This call is not set up: it would be repeated too often.' });

const shortestMs = 5000;

/**
 * How often to ask again, milliseconds.
 *
 * @throws {TcError} `configuration` below 5 seconds
 */
export function readPeriod(text: string): number {
  const ms = parseDuration(text, 'poll');
  if (ms >= shortestMs) return ms;
  throw tcError('configuration', say('repeatedTooOften'), {
    hint: 'poll must be at least "5 seconds".',
  });
}

/**
 * Runs `tick` again and again, `periodMs` after the last one ended. Waits while the page is hidden or
 * offline, and runs at once when a tick was missed meanwhile.
 *
 * @returns stops it
 */
export function poll(periodMs: number, wakeUps: WakeUps, tick: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  let isOver = false;
  const next = () => {
    if (!isOver) timer = setTimeout(due, periodMs);
  };
  const due = () => {
    isDue = true;
    if (isOver || wakeUps.isHidden() || !wakeUps.isOnline()) return;
    isDue = false;
    void tick().then(next, next);
  };
  const unsubscribe = wakeUps.subscribe(() => {
    if (isDue) due();
  });
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
