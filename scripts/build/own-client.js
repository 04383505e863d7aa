import { resolve } from 'node:path';

/**
 * The published client cannot run in a browser: it needs Node's url, crypto and stream. Its service classes can, on a
 * base class of ours that keeps its contract.
 */
export function ownClient(folder) {
  const base = resolve(folder, 'api/client/client.js');
  return {
    name: 'own-client',
    resolveId(source, importer) {
      return source === '../Client' && importer?.includes('/taskcluster-client-web/src/clients/') ? base : undefined;
    },
  };
}
