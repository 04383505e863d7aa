import type { WebAuthResult } from 'auth0-js';
import type { Attempt, AuthorizationResponse } from '../../session/attempts.js';
import type { SessionConfiguration } from '../../session/configuration.js';
import { tcError } from '../../session/errors.js';
import type { Clock } from '../../session/ports.js';
import { within } from '../deadline.js';
import { say } from './sentences.js';
import { issuedAt, loadWebAuth } from './tenant.js';
import { webAuthError } from './web-auth-error.js';

const patienceMs = 20_000;

/**
 * What auth0-js makes of an answer in the address.
 *
 * @throws {TcError} `invalid-response`; `timeout` when the tenant's key set does not come; `cancelled`
 */
export async function parseAnswer(
  configuration: SessionConfiguration,
  response: AuthorizationResponse,
  { state, nonce }: Attempt,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<WebAuthResult> {
  const auth0 = await loadWebAuth(configuration, () => issuedAt(response.id_token, clock.now()));
  const late = () => tcError('timeout', say('serviceLate'));
  return within({ clock, ms: patienceMs, signal, late }, () => new Promise((resolve, reject) => {
    const hash = new URLSearchParams(response).toString();
    auth0.parseHash({ hash, state, nonce }, (error, result) => {
      if (error) reject(webAuthError(error));
      else resolve(result ?? {});
    });
  }));
}
