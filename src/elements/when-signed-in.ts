import type { CredentialAgent } from '../session/credential-agent.js';
import { tcError } from '../session/errors.js';
import { say } from '../session/sentences/sign-in.js';
import type { TcSignin } from './tc-signin.js';

export interface WhenSignedInOptions {
  signal?: AbortSignal;
  /** Starts a sign-in when nobody is signed in. */
  interactive?: boolean;
}

/**
 * Waits until somebody is signed in at `element`.
 * Interactive, a sign-in starts as soon as it is known that nobody is signed in.
 */
export function whenSignedIn(
  element: TcSignin,
  { signal, interactive = false }: WhenSignedInOptions,
): Promise<CredentialAgent> {
  const settled = new AbortController();
  const outcome = new Promise<CredentialAgent>((resolve, reject) => {
    const look = (): void => {
      const { status, signedIn, agent, error } = element;
      if (signedIn && agent) resolve(agent);
      else if (status === 'error') reject(error);
      else if (interactive && (status === 'signed-out' || status === 'expired')) {
        interactive = false;
        element.signIn().then(resolve, reject);
      }
    };
    const abort = (): void => reject(tcError('cancelled', say('signInCancelled'), { cause: signal?.reason }));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { signal: settled.signal });
    element.addEventListener('tc-status', look, { signal: settled.signal });
    look();
  });
  const settle = (): void => settled.abort();
  outcome.then(settle, settle);
  return outcome;
}
