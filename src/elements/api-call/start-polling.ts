import type { CallController } from './call-controller.js';
import type { PollingHost } from './call-polling.js';
import type { CallPresenter } from './call-presenter.js';

/** Asks again and again, once the code for that is there. The answer stops it, before or after. */
export function startPolling(
  host: PollingHost,
  call: CallController,
  shown: CallPresenter,
  refresh: () => Promise<unknown>,
): () => void {
  const over = new AbortController();
  const start = async () => {
    const { keepPolling } = await import('./call-polling.js');
    if (over.signal.aborted) return;
    over.signal.addEventListener('abort', keepPolling(host, call, shown, refresh));
  };
  start().catch((error: unknown) => call.fail(error));
  return () => over.abort();
}
