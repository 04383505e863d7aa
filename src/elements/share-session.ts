import { configurationKey, type SessionConfiguration } from '../session/configuration.js';
import type { SessionSettings } from './session-settings.js';
import { SharedSession } from './shared-session.js';

/** What a `<tc-signin>` shows and asks. */
export type PageSession = Pick<SharedSession, keyof SharedSession>;

const sessions = new Map<string, SharedSession>();

/** Sessions that tests of pages put in the place of an element's own. */
export const standIns = new WeakMap<HTMLElement, PageSession>();

/**
 * The session of a configuration: one per page, whatever number of elements show it, and the same when an element
 * comes back. The settings of who shows it first count.
 */
export function shareSession(configuration: SessionConfiguration, settings: SessionSettings): SharedSession {
  const key = configurationKey(configuration);
  const known = sessions.get(key);
  if (known && (known.isHeld || sameSettings(known.settings, settings))) return known;
  const session = new SharedSession(key, configuration, settings);
  sessions.set(key, session);
  return session;
}

const sameSettings = (one: SessionSettings, other: SessionSettings): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
