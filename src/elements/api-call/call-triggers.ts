import type { CallHost } from './call-host.js';

/** Properties that make another call. */
export const callSettings: ReadonlySet<PropertyKey> = new Set([
  'service', 'method', 'args', 'query', 'payload', 'trigger', 'auth', 'authorizedScopes', 'pages', 'rootUrl',
]);

/** Whether the element chooses: also where an attribute was taken away, or a framework has no value for it. */
export const isAuto = (setting: string | null | undefined): boolean => !setting || setting === 'auto';

/** Whether there is a call, if only a wrong one. */
export const isNamed = ({ service, method }: CallHost): boolean => !!(service || method);

/**
 * Whether a call runs without anybody's act. What writes is sorted out later, when the method is known;
 * here `auto` leaves alone what has a form or a payload: those are for a person to send.
 */
export function startsByItself(host: CallHost): boolean {
  if (!isNamed(host) || !host.isConnected) return false;
  if (host.trigger === 'load') return true;
  if (!isAuto(host.trigger) || host.payload !== undefined) return false;
  return !host.querySelector(':scope > form, :scope > script[slot="payload"]');
}

/**
 * Starts a call that needs nobody's act: at once, or when it first comes into view.
 *
 * @returns gives up waiting for that
 */
export function begin(host: CallHost, start: () => void): (() => void) | undefined {
  if (startsByItself(host)) start();
  else if (host.trigger === 'visible' && isNamed(host)) return watchVisible(host, start);
  return undefined;
}

function watchVisible(host: HTMLElement, onVisible: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    onVisible();
  });
  observer.observe(host);
  return () => observer.disconnect();
}

/** What scripts ask of a call besides running it. */
export const extras = () => import('./call-extras.js');
