import { createWakeUps } from '../../platform/browser-wake-ups.js';
import type { CallController } from './call-controller.js';
import type { CallHost } from './call-host.js';
import { poll, readPeriod } from './poll.js';

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
  refresh: () => Promise<unknown>,
): () => void {
  const period = readPeriod(host.poll);
  return poll(period, createWakeUps(), async () => {
    const isSignedOut = call.isAnonymous && host.auth !== 'none';
    if (!isSignedOut && call.call?.method.verb === 'GET') await refresh();
  });
}
