import type { TestRunnerPlugin } from '@web/test-runner';

/** As the build does: the published client's services stand on our base class, because its own needs Node. */
export function ownClientPlugin(): TestRunnerPlugin {
  return {
    name: 'own-client',
    resolveImport({ source, context }) {
      const isService = context.path.includes('/taskcluster-client-web/src/clients/');
      return isService && source === '../Client' ? '/src/api/client/client.ts' : undefined;
    },
  };
}
