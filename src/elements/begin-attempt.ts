import { copyAttempts } from '../platform/browser-store.js';
import { openWindow } from '../platform/open-window.js';
import { goTo } from '../platform/redirect.js';
import { BrowserSignInWindow } from '../platform/sign-in-window.js';
import { authorizeUrl } from '../providers/authorize-url.js';
import { type Attempt, openAttempt, takeAttempt } from '../session/attempts.js';
import type { SessionConfiguration } from '../session/configuration.js';
import { tcError } from '../session/errors.js';
import { takeProofKey } from '../session/proof-key.js';
import type { SessionStore, SignInWindow } from '../session/ports.js';
import { say } from '../session/sentences/sign-in.js';
import { currentPlace } from './page-facts.js';

export interface BegunAttempt {
  readonly attempt: Attempt;
  /** Undefined when the page itself goes to the provider. */
  readonly window: SignInWindow | undefined;
}

export interface AttemptOptions {
  readonly mode: 'popup' | 'redirect';
  readonly prompt?: string;
  readonly loginHint?: string;
}

/** Whether the answer will be a code, which a proof key protects. */
export const asksForCode = ({ provider, responseType }: SessionConfiguration): boolean =>
  provider === 'taskcluster' && responseType !== 'token';

/**
 * Opens the provider's page, before anything is awaited: a browser blocks what opens later than the click.
 *
 * @param key of the configuration
 * @param popup an empty one that the click has opened already
 * @throws {TcError} `popup-blocked`
 */
export function beginAttempt(
  configuration: SessionConfiguration,
  key: string,
  store: SessionStore,
  { mode, prompt, loginHint }: AttemptOptions,
  popup?: Window,
): BegunAttempt {
  const created = Date.now();
  const proof = asksForCode(configuration) ? takeProofKey() : undefined;
  const attempt = openAttempt(store, {
    configuration: key, mode, created, returnTo: currentPlace(), ...(proof && { verifier: proof.verifier }),
  });
  const url = authorizeUrl(configuration, attempt, { prompt, loginHint, challenge: proof?.challenge });
  if (mode === 'redirect') {
    goTo(url);
    return { attempt, window: undefined };
  }
  const opened = popup ?? openWindow(url);
  if (!opened || (!popup && opened.closed)) {
    takeAttempt(store, attempt.state, created);
    throw tcError('popup-blocked', say('popupBlocked'));
  }
  const window = new BrowserSignInWindow(opened, attempt.state);
  if (popup) {
    copyAttempts(popup);
    window.show(url);
  }
  return { attempt, window };
}
