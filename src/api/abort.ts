import { TcError } from '../session/errors.js';

export const cancelled = (signal: AbortSignal) =>
  new TcError('cancelled', 'The call was cancelled.', { cause: signal.reason as unknown });

/** Runs once when the signal aborts, at once when it has; returns what takes it back. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) run();
  else signal.addEventListener('abort', run, { once: true });
  return () => signal.removeEventListener('abort', run);
}

/** The promise, or a `cancelled` error as soon as the signal aborts. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let detach = () => {};
  const aborted = new Promise<never>((_, reject) => {
    detach = onAbort(signal, () => reject(cancelled(signal)));
  });
  return Promise.race([promise, aborted]).finally(detach);
}
