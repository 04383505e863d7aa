import { goTo } from '../platform/redirect.js';
import { openSignInWindow } from '../platform/sign-in-window.js';
import { authorizeUrl } from '../providers/authorize-url.js';
import { type Attempt, openAttempt, takeAttempt } from '../session/attempts.js';
import type { SessionConfiguration } from '../session/configuration.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError } from '../session/errors.js';
import { takeProofKey } from '../session/proof-key.js';
import type { SessionStore, SignInWindow } from '../session/ports.js';
import { say } from '../session/sentences/sign-in.js';
import { currentPlace } from './page-facts.js';

export interface BegunAttempt {
  readonly attempt: Attempt;
  /** Undefined when the page itself goes to the provider. */
  readonly window: SignInWindow | undefined;
}

/** An attempt that somebody waits for. */
export interface OpenAttempt extends BegunAttempt {
  readonly outcome: Promise<CredentialAgent>;
  readonly reject: (error: TcError) => void;
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
 * @throws {TcError} `popup-blocked`
 */
export function beginAttempt(
  configuration: SessionConfiguration,
  key: string,
  store: SessionStore,
  { mode, prompt, loginHint }: AttemptOptions,
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
  const window = openSignInWindow(url, attempt);
  if (window) return { attempt, window };
  takeAttempt(store, attempt.state, created);
  throw tcError('popup-blocked', say('popupBlocked'));
}
