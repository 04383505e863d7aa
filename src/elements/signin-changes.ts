import type { TcError } from '../session/errors.js';
import type { CredentialsReason } from '../session/snapshot.js';
import { TcCredentialsEvent, TcErrorEvent, TcExpiringEvent, TcStatusEvent } from './events.js';
import { endedByTime, type SharedSnapshot } from './shared-snapshot.js';

/** What the page asked not to be shown, by preventing its event. */
export interface Unshown {
  expiring: boolean;
  error: TcError | undefined;
}

/**
 * Tells the page what changed between two snapshots, each thing once.
 *
 * @param found the session was there before this element: its agent is no news of a sign-in
 */
export function reportChanges(
  element: HTMLElement,
  rootUrl: string,
  previous: SharedSnapshot,
  next: SharedSnapshot,
  found: boolean,
): Unshown {
  const { status, agent, user, expires, error } = next;
  if (status !== previous.status) element.dispatchEvent(new TcStatusEvent(status, previous.status));
  if (hasNewCredentials(previous, next)) {
    const reason = reasonOf(next, found);
    element.dispatchEvent(new TcCredentialsEvent({ agent, rootUrl, user, reason }));
  }
  const isExpiring = status === 'expiring' && previous.status !== 'expiring' && expires;
  const unshown: Unshown = { expiring: false, error: undefined };
  if (isExpiring) unshown.expiring = !element.dispatchEvent(new TcExpiringEvent(expires));
  const isFailure = error && error !== previous.error && !endedByTime(next);
  if (isFailure && !element.dispatchEvent(new TcErrorEvent(error))) unshown.error = error;
  return unshown;
}

function hasNewCredentials(previous: SharedSnapshot, next: SharedSnapshot): boolean {
  if (next.agent !== previous.agent) return true;
  if (!next.agent) return false;
  return next.reason !== previous.reason || next.expires?.getTime() !== previous.expires?.getTime();
}

function reasonOf({ agent, reason }: SharedSnapshot, found: boolean): CredentialsReason {
  if (!agent) return reason === 'account-change' ? reason : 'signout';
  return found ? 'restore' : (reason ?? 'restore');
}
