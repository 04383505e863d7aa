import { randomText, type Attempt, type AuthorizationResponse } from '../../session/attempts.js';
import type { SessionConfiguration } from '../../session/configuration.js';
import { tcError } from '../../session/errors.js';
import type { Grant, TimedCredentials } from '../../session/grant.js';
import type { CallOptions, Provider } from '../../session/ports.js';
import { say as saySession } from '../../session/sentences/session.js';
import { checkState } from '../check-state.js';
import type { ProviderPorts } from '../provider-ports.js';
import { authorizationError } from './authorization-error.js';
import { exchangeAtLogin } from './exchange.js';
import { grantOf } from './grant-of.js';
import { verifyIdToken } from './id-token.js';
import { loadKeySet, type KeySet } from './key-set.js';
import { sweepOldCookies } from './old-cookies.js';
import { parseAnswer } from './parsed-answer.js';
import { askSilently } from './silent-answer.js';
import { tenantOf } from './tenant.js';
import { readTokens, type Tokens } from './tokens.js';

/**
 * Auth0's hosted login, with the Login service as exchange.
 *
 * Each answer is judged twice: by auth0-js, and by our own checks of what it lets pass.
 *
 * @see https://auth0.com/docs/libraries/auth0js
 */
export function createAuth0Provider(configuration: SessionConfiguration, ports: ProviderPorts): Provider {
  return new Auth0Provider(configuration, ports);
}

class Auth0Provider implements Provider {
  /** A page that is cross-origin isolated shows no frame of the tenant: it would only wait for one. */
  readonly renewsSilently = !globalThis.crossOriginIsolated;
  readonly exchangesAnew = true;
  readonly #configuration: SessionConfiguration;
  readonly #ports: ProviderPorts;

  constructor(configuration: SessionConfiguration, ports: ProviderPorts) {
    this.#configuration = configuration;
    this.#ports = ports;
  }

  async complete(response: AuthorizationResponse, attempt: Attempt, { signal }: CallOptions): Promise<Grant> {
    checkState(response, attempt);
    const { error, error_description: description } = response;
    if (error !== undefined) throw authorizationError(error, description);
    // Before anything else is loaded or asked.
    const tokens = readTokens(named(response));
    const grant = await this.#grant(tokens, await this.#keys(signal), attempt.nonce, attempt.created);
    const parsed = await parseAnswer(this.#configuration, response, attempt, { clock: this.#ports.clock, signal });
    if (parsed.accessToken !== tokens.accessToken || parsed.idToken !== tokens.idToken) {
      throw tcError('invalid-response', saySession('signInIncomplete'));
    }
    return grant;
  }

  async renew({ signal }: CallOptions): Promise<Grant> {
    const { clock } = this.#ports;
    const nonce = randomText();
    const asked = clock.now();
    const both = new AbortController();
    const stop = () => both.abort(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      const [keys, answer] = await Promise.all([
        this.#keys(both.signal),
        askSilently(this.#configuration, nonce, { clock, signal: both.signal }),
      ]);
      return await this.#grant(readTokens({ ...answer }), keys, nonce, asked);
    } finally {
      signal.removeEventListener('abort', stop);
      // Whichever of the two is still under way is not wanted any more.
      both.abort(tcError('cancelled', saySession('sessionChanged')));
    }
  }

  exchange(grant: Grant, { signal }: CallOptions): Promise<TimedCredentials> {
    return exchangeAtLogin(this.#configuration, grant, this.#ports, signal);
  }

  logoutUrl(returnTo: string): string {
    const query = new URLSearchParams({ client_id: this.#configuration.clientId, returnTo });
    return `${tenantOf(this.#configuration).url}/v2/logout?${query}`;
  }

  sweep(): void {
    sweepOldCookies();
  }

  #keys(signal: AbortSignal): Promise<KeySet> {
    return loadKeySet(this.#ports, tenantOf(this.#configuration).keySetUri, signal);
  }

  async #grant(tokens: Tokens, keys: KeySet, nonce: string, asked: number): Promise<Grant> {
    const { clientId } = this.#configuration;
    const now = this.#ports.clock.now();
    const { issuer } = tenantOf(this.#configuration);
    return grantOf(tokens, await verifyIdToken(tokens, { keys, issuer, clientId, nonce, asked, now }), now);
  }
}

/** The wire's names as auth0-js calls them. */
function named(response: AuthorizationResponse): Record<string, unknown> {
  const { access_token: accessToken, id_token: idToken, expires_in: expiresIn, token_type: tokenType } = response;
  return { accessToken, idToken, expiresIn, tokenType };
}
