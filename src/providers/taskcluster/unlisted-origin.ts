import type { SessionConfiguration } from '../../session/configuration.js';
import { TcError, tcError } from '../../session/errors.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request } from '../request.js';
import { say } from './sentences.js';

const rule =
  'The deployment answers only the origin of the first redirect URI that a client is registered with. Register this ' +
  'page\'s redirect-uri first, or under a client of its own.';

/**
 * A browser does not tell a network that is down from an answer that this page may not read. A call that every
 * page may read does: when it comes through, the deployment does not know this origin.
 */
export async function explainUnreachable(
  error: unknown,
  { rootUrl }: SessionConfiguration,
  ports: ProviderPorts,
  signal: AbortSignal,
): Promise<unknown> {
  if (!(error instanceof TcError) || error.code !== 'network' || signal.aborted) return error;
  try {
    await request(ports, `${rootUrl}/api/auth/v1/ping`, { ms: 5_000, signal });
  } catch {
    return tcError('network', error.sentences, { cause: error.cause, hint: rule });
  }
  return tcError('configuration', say('unknownSite'), { cause: error.cause, hint: rule });
}
