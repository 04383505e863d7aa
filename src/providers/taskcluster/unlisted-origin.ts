import type { SessionConfiguration } from '../../session/configuration.js';
import { TcError } from '../../session/errors.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request } from '../request.js';

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
    return new TcError('network', error.message, { cause: error.cause, hint: rule });
  }
  const message = 'Sign-in is not set up for this page: the Taskcluster deployment does not know this site.';
  return new TcError('configuration', message, { cause: error.cause, hint: rule });
}
