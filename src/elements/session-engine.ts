/** The lazy half of a session: everything that a signed-out page does not need until somebody is about to sign in. */
import { createClock } from '../platform/browser-clock.js';
import { browserFetch } from '../platform/browser-fetch.js';
import { createStore } from '../platform/browser-store.js';
import { createTabs } from '../platform/browser-tabs.js';
import { createWakeUps } from '../platform/browser-wake-ups.js';
import { createProvider } from '../providers/provider.js';
import { type TcError, tcError } from '../session/errors.js';
import { prepareProofKey } from '../session/proof-key.js';
import { Session } from '../session/session.js';
import { asksForCode } from './begin-attempt.js';
import { parseDuration } from './duration.js';
import { LoadedSession, type Sharing } from './loaded-session.js';

/** Where somebody is signed in, this is here: what else could not be loaded is told from here. */
export { SigninWithoutView } from './signin-without-view.js';

/**
 * The session of a configuration, plugged into this browser.
 *
 * @param tell called after each change
 * @throws {TcError} `configuration`
 */
export async function loadSession(sharing: Sharing, tell: () => void): Promise<LoadedSession> {
  const { key, configuration } = sharing;
  const { storage, renewAfter, warnBefore } = sharing.settings;
  const renewAfterMs = renewAfter === 'off' ? null : duration(renewAfter, 'renew-after');
  const warnBeforeMs = duration(warnBefore, 'warn-before');
  const clock = createClock();
  const wakeUps = createWakeUps();
  const [provider] = await Promise.all([
    createProvider(configuration, { fetch: browserFetch, clock, wakeUps }),
    // A click cannot wait for it.
    asksForCode(configuration) && prepareProofKey(),
  ]);
  const store = createStore(key, storage);
  const tabs = createTabs(key);
  const session = new Session({ configuration, provider, clock, store, tabs, wakeUps, storage, renewAfterMs, warnBeforeMs });
  return new LoadedSession(sharing, store, session, tell);
}

function duration(text: string, name: string): number {
  try {
    return parseDuration(text, name);
  } catch (cause) {
    const { sentences, hint } = cause as TcError;
    throw tcError('configuration', sentences, { hint, cause });
  }
}
