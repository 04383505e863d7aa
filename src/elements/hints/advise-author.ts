import type { ReactiveControllerHost } from 'lit';

/** Whether this is the author's own machine: a page never leaves the one it is on. */
let isAtHome: boolean | undefined;

/** On the author's own machine, or with `debug`, a probable slip in the markup stands in the console, with its cure. */
export function adviseAuthor(host: ReactiveControllerHost & HTMLElement): void {
  host.addController({ hostConnected: () => adviseOn(host) });
}

/** The same, for an element that has come to the page. */
export function adviseOn(host: HTMLElement): void {
  isAtHome ??= /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
  if (isAtHome || host.hasAttribute('debug')) import('./hints.js').then(({ lookFor }) => lookFor(host), () => undefined);
}
