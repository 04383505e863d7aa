import { build } from 'esbuild';

/** The local deployment, for tests of others: for Node, with its packages left to who uses it. */
export async function buildDeployment(): Promise<void> {
  await build({
    entryPoints: { deployment: 'demo/stack/published.ts' },
    outdir: 'dist/testing',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    chunkNames: 'deployment-[hash]',
    logLevel: 'error',
  });
}
