/** The lazy half of a session: everything that a signed-out page does not need until somebody is about to sign in. */
import { createClock } from '../platform/browser-clock.js';
import { browserFetch } from '../platform/browser-fetch.js';
import { createTabs } from '../platform/browser-tabs.js';
import { createWakeUps } from '../platform/browser-wake-ups.js';
import { createProvider } from '../providers/provider.js';
import { configurationKey, type SessionConfiguration } from '../session/configuration.js';
import { type TcError, tcError } from '../session/errors.js';
import type { SessionStore } from '../session/ports.js';
import { Session } from '../session/session.js';
import { parseDuration } from './duration.js';
import type { SessionSettings } from './session-settings.js';

/** Where somebody is signed in, this is here: what else could not be loaded is told from here. */
export { SigninWithoutView } from './signin-without-view.js';

/**
 * The session of a configuration, plugged into this browser.
 *
 * @throws {TcError} `configuration`
 */
export async function createSession(
  configuration: SessionConfiguration,
  settings: SessionSettings,
  store: SessionStore,
): Promise<Session> {
  const { storage, renewAfter, warnBefore } = settings;
  const renewAfterMs = renewAfter === 'off' ? null : duration(renewAfter, 'renew-after');
  const warnBeforeMs = duration(warnBefore, 'warn-before');
  const clock = createClock();
  const wakeUps = createWakeUps();
  const provider = await createProvider(configuration, { fetch: browserFetch, clock, wakeUps });
  const tabs = createTabs(configurationKey(configuration));
  return new Session({ configuration, provider, clock, store, tabs, wakeUps, storage, renewAfterMs, warnBeforeMs });
}

function duration(text: string, name: string): number {
  try {
    return parseDuration(text, name);
  } catch (cause) {
    const { sentences, hint } = cause as TcError;
    throw tcError('configuration', sentences, { hint, cause });
  }
}
