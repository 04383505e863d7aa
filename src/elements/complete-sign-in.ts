import { captureCallback } from '../platform/captured-callback.js';
import { readConfigurationKey } from '../session/configuration.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import type { SessionSettings } from './session-settings.js';
import { shareSession } from './share-session.js';
import type { SharedSession } from './shared-session.js';

export type CompleteSignInOptions = Partial<SessionSettings>;

/**
 * Finishes the sign-in whose answer is in this page's address. For a callback page that shows no `<tc-signin>`; where
 * one with the same attributes stands, it does this by itself.
 *
 * Call it before anything else reads the address. In a popup it hands the answer to the window that waits and closes.
 *
 * @param options as on the `<tc-signin>` that began it
 * @returns the agent; undefined when there was nothing to finish, or another window took it
 * @throws {TcError} `access-denied`, `invalid-response`, `network`, …
 */
export async function completeSignIn(options: CompleteSignInOptions = {}): Promise<CredentialAgent | undefined> {
  const callback = captureCallback();
  const configuration = callback && readConfigurationKey(callback.attempt.configuration);
  if (!configuration) return undefined;
  const { storage = 'session', renewAfter = '15 minutes', warnBefore = '5 minutes' } = options;
  const session = shareSession(configuration, { storage, renewAfter, warnBefore });
  // Held for as long as the page lives: no element may come.
  session.hold();
  await settled(session);
  const { agent, error } = session.snapshot;
  if (!agent && error) throw error;
  return agent ?? undefined;
}

function settled(session: SharedSession): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { status, delivered } = session.snapshot;
      if (status === 'initializing' && !delivered) return;
      stop();
      resolve();
    };
    const stop = session.subscribe(look);
    look();
  });
}
