import { readFileSync } from 'node:fs';
import type { Deployment, DeploymentOptions } from './deployment.js';

/**
 * Starts a deployment on loopback addresses: `taskcluster-elements/testing/deployment`.
 *
 * @throws {Error} one sentence with the command that installs what is missing
 */
export async function startDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const stack = await import('./deployment.js').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    const install = `npm install --save-dev ${packages().join(' ')}`;
    throw new Error(`The local deployment needs packages that are not installed: run "${install}".`, { cause });
  });
  return stack.startDeployment(options);
}

/** In the versions that it was made for. The built file is as far from package.json as this one. */
function packages(): string[] {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { peerDependencies } = JSON.parse(manifest) as { peerDependencies: Record<string, string> };
  return Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`);
}
