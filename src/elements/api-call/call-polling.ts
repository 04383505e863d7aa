import { createWakeUps } from '../../platform/browser-wake-ups.js';
import { languageOf } from '../language-of.js';
import type { CallController } from './call-controller.js';
import type { CallHost } from './call-host.js';
import type { CallPresenter } from './call-presenter.js';
import { poll, readPeriod } from './poll.js';
import { Staleness } from './staleness.js';

export interface PollingHost extends CallHost {
  poll: string;
}

/**
 * Asks again and again as the element's `poll` says: what reads only, and not for somebody who is signed out.
 *
 * @param refresh runs the call without saying so
 * @returns stops it
 * @throws {TcError} `configuration`, `input` when `poll` cannot be used
 */
export function keepPolling(
  host: PollingHost,
  call: CallController,
  shown: CallPresenter,
  refresh: () => Promise<unknown>,
): () => void {
  const period = readPeriod(host.poll);
  // Somebody may come back to the sign-in; where there is none, nobody will.
  const isSignedOut = () => call.isAnonymous && host.auth !== 'none' && !!call.link.owner;
  const isWanted = () => !isSignedOut() && call.call?.method.verb === 'GET';
  // What a person or a script began is left alone.
  const tick = async () => void (isWanted() && !call.isRunning && (await refresh()));
  shown.age ??= new Staleness(shown, () => languageOf(host));
  return poll(period, createWakeUps(), tick, (isOffline) => shown.rest(isOffline && isWanted()));
}
