import { tcError } from '../session/errors.js';
import { say } from '../session/sentences/cancelled.js';

export const cancelled = (signal: AbortSignal) =>
  tcError('cancelled', say('requestCancelled'), { cause: signal.reason as unknown });

/** The promise, or a `cancelled` error as soon as the signal aborts. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled(signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    // An agent of others may give its credentials without a promise.
    Promise.resolve(promise).then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
