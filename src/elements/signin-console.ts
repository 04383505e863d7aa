/** What `<tc-signin>` writes to the console, for the page's author. */
import type { TcError } from '../session/errors.js';
import type { SharedSnapshot } from './shared-snapshot.js';

const told = new WeakSet<TcError>();

/** What the author has to do, once. */
export function warn(name: string, error: TcError): void {
  if (told.has(error)) return;
  told.add(error);
  console.warn(`${name.trim()}: ${error.message} ${error.hint} See docs/hints.md of taskcluster-elements.`);
}

/** A step of the session, for `debug`: no person, no agent. */
export function describe(name: string, previous: SharedSnapshot, next: SharedSnapshot): void {
  const { reason, mode, renewing, offline, error, expires } = next;
  const details = { reason, mode, renewing, offline, error: error?.code, expires: expires?.toISOString() };
  // eslint-disable-next-line no-console -- the page asked for it
  console.debug(`${name.trim()}: ${previous.status} → ${next.status}`, details);
}
