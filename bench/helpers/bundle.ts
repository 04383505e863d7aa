import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
const inject = join(root, 'bench/helpers/node-globals.js');

/**
 * What taskcluster-client-web needs of Node in a browser. `crypto` has the two functions that hawk calls, from the
 * packages that crypto-browserify itself is made of.
 */
const polyfills: Record<string, string> = {
  crypto: join(root, 'bench/helpers/node-crypto.js'),
  stream: require.resolve('stream-browserify'),
  url: join(dirname(require.resolve('url/package.json')), 'url.js'),
};

const nodePolyfills: Plugin = {
  name: 'node-polyfills',
  setup({ onResolve }) {
    onResolve({ filter: /^(crypto|stream|url)$/ }, ({ path }) => ({ path: polyfills[path]! }));
  },
};

/** A module for browsers, minified, with all that it imports; `forNode` where that is code written for Node. */
export async function bundle(entry: string, { forNode = false } = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench', entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['production'],
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    ...(forNode && { inject: [inject], plugins: [nodePolyfills] }),
    tsconfig: join(root, 'tsconfig.json'),
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
