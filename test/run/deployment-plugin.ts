import type { TestRunnerPlugin } from '@web/test-runner';
import { startDeployment, type Deployment } from '../../demo/stack/deployment.js';

/**
 * Starts the local deployment for the browser tests and writes its addresses into their page, where
 * `test/helpers/deployment.ts` reads them.
 *
 * @param origin where the tests' own pages are served
 */
export function deploymentPlugin(origin: string): TestRunnerPlugin {
  let deployment: Deployment;
  return {
    name: 'local-deployment',
    async serverStart() {
      deployment = await startDeployment({ redirectUris: [`${origin}/`] });
    },
    serverStop: () => deployment.close(),
    transform(context) {
      if (!context.response.is('html')) return;
      const { rootUrl, tenantUrl, pageUrl, crossSite, clientId } = deployment;
      const addresses = JSON.stringify({ rootUrl, tenantUrl, pageUrl, crossSite, clientId });
      const script = `<script type="application/json" id="deployment">${addresses}</script>`;
      return { body: String(context.body).replace('<head>', `<head>${script}`) };
    },
  };
}
