import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const source = fileURLToPath(new URL('../../../src/api/', import.meta.url));

/** Puts our `Client` under the published classes, as the package's own build does. */
const ourClient: Plugin = {
  name: 'our-client',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/Client$/ }, () => ({ path: join(source, 'client/client.ts') }));
  },
};

export interface ClientBundle {
  module: typeof import('../../../src/api/client/index.js');
  /** The code, as it would reach a browser. */
  text: string;
}

/** `src/api/client/index.ts` built for browsers: a Node built-in anywhere in it fails the build. */
export async function bundleClient(): Promise<ClientBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'client-bundle-'));
  const outfile = join(folder, 'client.mjs');
  try {
    const options = { bundle: true, platform: 'browser', format: 'esm', minify: true } as const;
    await build({ ...options, entryPoints: [join(source, 'client/index.ts')], outfile, plugins: [ourClient] });
    const text = await readFile(outfile, 'utf8');
    return { module: (await import(pathToFileURL(outfile).href)) as ClientBundle['module'], text };
  } finally {
    await rm(folder, { recursive: true });
  }
}
