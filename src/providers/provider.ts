import type { SessionConfiguration } from '../session/configuration.js';
import { tcError } from '../session/errors.js';
import type { Provider } from '../session/ports.js';
import { say } from '../session/sentences/sign-in.js';
import type { ProviderPorts } from './provider-ports.js';
import { validateConfiguration } from './validate-configuration.js';

export type { ProviderPorts } from './provider-ports.js';
export { validateConfiguration } from './validate-configuration.js';

/**
 * The provider that the configuration names; only that one is loaded.
 *
 * @throws {TcError} `configuration`; `network` when its code cannot be loaded
 */
export async function createProvider(configuration: SessionConfiguration, ports: ProviderPorts): Promise<Provider> {
  validateConfiguration(configuration);
  try {
    if (configuration.provider === 'taskcluster') {
      const { createTaskclusterProvider } = await import('./taskcluster/taskcluster-provider.js');
      return createTaskclusterProvider(configuration, ports);
    }
    const { createAuth0Provider } = await import('./auth0/auth0-provider.js');
    return createAuth0Provider(configuration, ports);
  } catch (cause) {
    throw tcError('network', say('signInNotLoaded'), { cause });
  }
}
