import type { ReactiveControllerHost } from 'lit';

/** On the author's own machine, or with `debug`, a probable slip in the markup stands in the console, with its cure. */
export function adviseAuthor(host: ReactiveControllerHost & HTMLElement): void {
  host.addController({ hostConnected: () => adviseOn(host) });
}

let isOwnMachine: boolean | undefined;

/** The same, for an element that has come to the page. */
export function adviseOn(host: HTMLElement): void {
  isOwnMachine ??= /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
  if (!isOwnMachine && !host.hasAttribute('debug')) return;
  import('./hints.js').then(({ lookFor }) => lookFor(host), () => undefined);
}
