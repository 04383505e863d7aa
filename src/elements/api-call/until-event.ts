/**
 * Settles at the first of these events of the document, or when `wake` is called.
 *
 * @throws (rejects) the signal's reason
 */
export function untilEvent(types: string[], signal: AbortSignal, take: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const until = { signal: over.signal };
    const wake = () => resolve(over.abort());
    const stop = () => {
      over.abort();
      reject(signal.reason as Error);
    };
    take(wake);
    signal.addEventListener('abort', stop, until);
    for (const type of types) document.addEventListener(type, wake, until);
  });
}
