/**
 * Keeps from auth0-js what it would believe: an `authorization_response` to our `state` that comes from another origin
 * than the tenant's, or from another window than our frame, or that is not even an object.
 *
 * Capturing, so that it hears a message before auth0-js does, whoever listened first. Messages to the `state` of
 * others pass: auth0-js ignores them, and they may be for another library.
 *
 * @param heard what is let through
 * @returns stops it
 */
export function guardFrame(
  origin: string,
  state: string,
  heard: (response: Record<string, unknown>) => void,
): () => void {
  const guard = (event: MessageEvent) => {
    const { type, response } = (event.data ?? {}) as { type?: unknown; response?: unknown };
    if (type !== 'authorization_response') return;
    const isObject = typeof response === 'object' && response !== null;
    if (ours.has(event) || (isObject && (response as { state?: unknown }).state !== state)) return;
    const frame = findFrame(state);
    if (isObject && event.origin === origin && frame && event.source === frame.contentWindow) {
      heard(response as Record<string, unknown>);
      return;
    }
    event.stopImmediatePropagation();
  };
  window.addEventListener('message', guard, true);
  return () => window.removeEventListener('message', guard, true);
}

const ours = new WeakSet<Event>();

/** Makes auth0-js give up: it then takes its frame and its listener away, which it would only do after the timeout. */
export function endFrame(state: string): void {
  const data = { type: 'authorization_response', response: { state, error: 'cancelled' } };
  const event = new MessageEvent('message', { data });
  ours.add(event);
  window.dispatchEvent(event);
}

function findFrame(state: string): HTMLIFrameElement | undefined {
  return [...document.querySelectorAll('iframe')].find((frame) => {
    try {
      return new URL(frame.src).searchParams.get('state') === state;
    } catch {
      return false;
    }
  });
}
