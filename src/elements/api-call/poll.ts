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
 * @param rest is told that it waits because the page is offline; and that this is over, what was missed included
 * @returns stops it
 */
export function poll(
  periodMs: number,
  wakeUps: WakeUps,
  tick: () => Promise<unknown>,
  rest: (isOffline: boolean) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: 'waits' | 'due' | 'runs' | 'over' = 'waits';
  const look = () => {
    const isOffline = !wakeUps.isOnline();
    if (isOffline || turn === 'waits') rest(isOffline);
  };
  const next = () => {
    if (turn === 'over') return;
    turn = 'waits';
    timer = setTimeout(due, periodMs);
    look();
  };
  const due = () => {
    turn = 'due';
    if (wakeUps.isHidden() || !wakeUps.isOnline()) return look();
    turn = 'runs';
    void tick().then(next, next);
  };
  const unsubscribe = wakeUps.subscribe(() => (turn === 'due' ? due() : look()));
  next();
  return () => {
    turn = 'over';
    clearTimeout(timer);
    unsubscribe();
    rest(false);
  };
}
