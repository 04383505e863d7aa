import type { Deployment, DeploymentOptions } from './deployment.js';

const packages = [
  'ajv', 'ajv-formats', 'express', 'express-session', 'hawk', 'jose', 'oauth2orize', 'oidc-provider',
  'taskcluster-client', 'taskcluster-lib-scopes',
];

/**
 * Starts a deployment on loopback addresses: `taskcluster-elements/testing/deployment`.
 *
 * @throws {Error} one sentence with the command that installs what is missing
 */
export async function startDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const stack = await import('./deployment.js').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    const install = `npm install --save-dev ${packages.join(' ')}`;
    throw new Error(`The local deployment needs packages that are not installed: run "${install}".`, { cause });
  });
  return stack.startDeployment(options);
}
