import { TcError, tcError } from '../session/errors.js';
import type { Clock } from '../session/ports.js';
import { say } from '../session/sentences/sign-in.js';

/** What an aborted signal means to whoever waits. */
export function cancelled(signal: AbortSignal): TcError {
  const { reason } = signal;
  return reason instanceof TcError ? reason : tcError('cancelled', say('signInCancelled'), { cause: reason });
}

/**
 * Runs `work` with a signal that is aborted after `ms`, or by `signal`. Ends then, whether `work` heeds it or not.
 *
 * @throws {TcError} what `late` makes, `cancelled`, or whatever `work` throws
 */
export async function within<T>(
  { clock, ms, signal, late }: { clock: Clock; ms: number; signal: AbortSignal; late: () => TcError },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw cancelled(signal);
  const controller = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  const abort = () => controller.abort(cancelled(signal));
  const cancelTimer = clock.after(ms, () => controller.abort(late()));
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work(controller.signal), stopped]);
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', abort);
  }
}

/** Resolves after `ms`; rejects at once when the signal is aborted. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled(signal));
    const stop = () => {
      cancelTimer();
      reject(cancelled(signal));
    };
    const cancelTimer = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
