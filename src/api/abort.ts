import { TcError } from '../session/errors.js';

export const cancelled = (signal: AbortSignal) =>
  new TcError('cancelled', 'The call was cancelled.', { cause: signal.reason as unknown });

/** The promise, or a `cancelled` error as soon as the signal aborts. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(cancelled(signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
