import type { Attempt, AuthorizationResponse } from '../../session/attempts.js';
import type { SessionConfiguration } from '../../session/configuration.js';
import { tcError } from '../../session/errors.js';
import type { Grant, TimedCredentials } from '../../session/grant.js';
import type { CallOptions, Provider } from '../../session/ports.js';
import { say as saySession } from '../../session/sentences/session.js';
import { checkState } from '../check-state.js';
import { readCredentials } from '../credentials-answer.js';
import type { ProviderPorts } from '../provider-ports.js';
import { authorizationError } from './authorization-error.js';
import { userOf } from './identity.js';
import { fetchCredentials } from './oauth-credentials.js';
import { redeemCode } from './oauth-token.js';
import { say } from './sentences.js';
import { explainUnreachable } from './unlisted-origin.js';

/**
 * The deployment's own login for pages of third parties.
 *
 * Its OAuth token lives ten minutes and cannot be renewed, so it is exchanged at once and dropped; the credentials it
 * buys are the session. There is no silent renewal: another site's frame is never signed in.
 *
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export function createTaskclusterProvider(configuration: SessionConfiguration, ports: ProviderPorts): Provider {
  return new TaskclusterProvider(configuration, ports);
}

class TaskclusterProvider implements Provider {
  readonly renewsSilently = false;
  readonly exchangesAnew = false;
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
    const { clock } = this.#ports;
    const answer = await this.#buy(response, attempt, signal).catch(async (failure: unknown) => {
      throw await explainUnreachable(failure, this.#configuration, this.#ports, signal);
    });
    const obtained = clock.now();
    if (answer.expires <= obtained) {
      throw tcError('expired', say('credentialsEnded'), {
        hint: 'A lifetime of less than 30 seconds ends at once. Or this computer\'s clock is ahead: nothing in the answer says.',
      });
    }
    const { credentials, expires } = answer;
    return { user: userOf(credentials.clientId), expires, obtained, clockOffset: 0, secrets: { credentials, expires } };
  }

  renew(): Promise<Grant> {
    return Promise.reject(tcError('interaction-required', saySession('signInAgain')));
  }

  async exchange({ secrets }: Grant): Promise<TimedCredentials> {
    const credentials = readCredentials(secrets.credentials);
    const { expires } = secrets;
    if (credentials && typeof expires === 'number') return { credentials, expires };
    throw tcError('expired', saySession('sessionEnded'));
  }

  logoutUrl(): undefined {
    return undefined;
  }

  sweep(): void {
    // Nothing is left behind.
  }

  async #buy(response: AuthorizationResponse, { verifier }: Attempt, signal: AbortSignal): Promise<TimedCredentials> {
    const isToken = this.#configuration.responseType === 'token';
    const given = isToken ? response.access_token : response.code;
    if (!given) {
      throw tcError('invalid-response', say('answerIncomplete'), {
        hint: `The answer has no ${isToken ? 'access_token' : 'code'}: is response-type the client's?`,
      });
    }
    const token = isToken ? given : await redeemCode(this.#configuration, given, verifier, this.#ports, signal);
    return fetchCredentials(this.#configuration, token, this.#ports, signal);
  }
}
