import type { CallController } from './call-controller.js';
import type { CallHost } from './call-host.js';
import type { PollingHost } from './call-polling.js';

/** Properties that make another call. */
export const callSettings: readonly string[] = [
  'service', 'method', 'args', 'query', 'payload', 'trigger', 'auth', 'authorizedScopes', 'pages', 'rootUrl',
];

/** Properties that show the same result in another way. */
export const viewSettings: readonly string[] = ['as', 'select', 'columns', 'renderer', 'inspect'];

/**
 * Whether a call runs without anybody's act. What writes is sorted out later, when the method is known;
 * here `auto` leaves alone what has a form or a payload: those are for a person to send.
 */
export function startsByItself(host: CallHost): boolean {
  if (!host.isConnected || !(host.service || host.method)) return false;
  if (host.trigger === 'load') return true;
  if (host.trigger !== 'auto' || host.payload !== undefined) return false;
  return !host.querySelector(':scope > form, :scope > script[slot="payload"]');
}

/** Calls `onVisible` once, when the element first comes into view. */
export function watchVisible(host: HTMLElement, onVisible: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    onVisible();
  });
  observer.observe(host);
  return () => observer.disconnect();
}

/** Asks again and again, once the code for that is there. The answer stops it, before or after. */
export function startPolling(host: PollingHost, call: CallController, refresh: () => Promise<unknown>): () => void {
  const over = new AbortController();
  const start = async () => {
    const { keepPolling } = await import('./call-polling.js');
    if (over.signal.aborted) return;
    over.signal.addEventListener('abort', keepPolling(host, call, refresh));
  };
  start().catch((error: unknown) => call.fail(error));
  return () => over.abort();
}

/** What scripts ask of a call besides running it. */
export const extras = () => import('./call-extras.js');
