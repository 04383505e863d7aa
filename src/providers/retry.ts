import { TcError } from '../session/errors.js';
import { cancelled, pause } from './deadline.js';
import type { ProviderPorts } from './provider-ports.js';

/** A failure that may be tried again. */
export interface Failure {
  readonly error: TcError;
  /** How often in all this kind may be tried; by default as often as anything. */
  readonly tries?: number;
  /** How long to wait first, where the server or the kind says so. */
  readonly waitMs?: number;
}

export type Outcome<T> = { readonly value: T } | { readonly failure: Failure };

export interface RetryLimits {
  /** Each attempt, milliseconds. */
  readonly attemptMs: number;
  /** All attempts and the pauses between them, milliseconds. */
  readonly totalMs: number;
  readonly tries: number;
}

/** What a request for credentials may cost. */
export const exchangeLimits: RetryLimits = { attemptMs: 10_000, totalMs: 30_000, tries: 3 };

const delays = [500, 1_000, 2_000];

/**
 * Tries until it works, or what failed cannot succeed, or time is up. Pauses of 0.5, 1, 2 s with full jitter; while
 * the machine is offline no attempt is spent.
 *
 * @param attempt one try; what it throws is passing when it is `retryable`, and final otherwise
 * @throws {TcError} the last failure; `cancelled`
 */
export async function withRetries<T>(
  ports: Pick<ProviderPorts, 'clock' | 'wakeUps'>,
  limits: RetryLimits,
  signal: AbortSignal,
  attempt: (options: { ms: number; signal: AbortSignal }) => Promise<Outcome<T>>,
): Promise<T> {
  const { clock } = ports;
  const end = clock.monotonic() + limits.totalMs;
  const left = () => end - clock.monotonic();
  for (let tried = 1; ; tried++) {
    await untilOnline(ports, left(), signal);
    const outcome = await attempt({ ms: Math.max(1, Math.min(limits.attemptMs, left())), signal }).catch(passing);
    if ('value' in outcome) return outcome.value;
    const { error, tries = limits.tries, waitMs } = outcome.failure;
    const wait = waitMs ?? clock.random() * delays[Math.min(tried, delays.length) - 1]!;
    if (signal.aborted) throw cancelled(signal);
    if (tried >= tries || wait >= left()) throw error;
    await pause(clock, wait, signal);
  }
}

function passing(error: unknown): { failure: Failure } {
  if (error instanceof TcError && error.retryable) return { failure: { error } };
  throw error;
}

/** Waits for a network as long as there is time; without one the attempt itself will say so. */
async function untilOnline(
  { clock, wakeUps }: Pick<ProviderPorts, 'clock' | 'wakeUps'>,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  if (wakeUps.isOnline()) return;
  const controller = new AbortController();
  const online = new Promise<void>((resolve) => {
    const stop = wakeUps.subscribe((wakeUp) => wakeUp === 'online' && resolve());
    controller.signal.addEventListener('abort', stop);
  });
  const either = AbortSignal.any([signal, controller.signal]);
  try {
    await Promise.race([online, pause(clock, Math.max(0, ms), either)]);
  } finally {
    controller.abort();
  }
}
