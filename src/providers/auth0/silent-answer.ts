import type { WebAuthResult } from 'auth0-js';
import { randomText } from '../../session/attempts.js';
import type { SessionConfiguration } from '../../session/configuration.js';
import type { Clock } from '../../session/ports.js';
import { cancelled } from '../deadline.js';
import { webAuthError } from './web-auth-error.js';
import { endFrame, guardFrame } from './frame-guard.js';
import { issuedAt, loadWebAuth, tenantOf } from './tenant.js';

const patienceMs = 15_000;

/**
 * Asks the tenant in a hidden frame. Our own `state` and `nonce` keep auth0-js from writing cookies.
 *
 * @throws {TcError} `timeout` after 15 s; what the tenant says; `invalid-response`; `cancelled`
 */
export async function askSilently(
  configuration: SessionConfiguration,
  nonce: string,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<WebAuthResult> {
  // Without the prefix of our attempts: no page takes it for the answer to one.
  const state = randomText();
  let idToken: unknown;
  const auth0 = await loadWebAuth(configuration, () => issuedAt(idToken, clock.now()));
  if (signal.aborted) throw cancelled(signal);
  const stopGuard = guardFrame(new URL(tenantOf(configuration).url).origin, state, (response) => {
    idToken = response.id_token;
  });
  const end = () => endFrame(state);
  signal.addEventListener('abort', end);
  try {
    return await new Promise<WebAuthResult>((resolve, reject) => {
      auth0.checkSession({ state, nonce, timeout: patienceMs }, (error, result) => {
        if (signal.aborted) reject(cancelled(signal));
        else if (error) reject(webAuthError(error));
        else resolve(result ?? {});
      });
    });
  } finally {
    signal.removeEventListener('abort', end);
    stopGuard();
  }
}
