import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

const entry = fileURLToPath(new URL('../../src/api/call.ts', import.meta.url));

/** Leaves out what is only loaded when it is needed: after a failure, for wrong input. */
const withoutLazyParts: Plugin = {
  name: 'without-lazy-parts',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
  },
};

test('a first call that works loads at most 6 kB', async () => {
  const options = { bundle: true, minify: true, format: 'esm', write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [entry], plugins: [withoutLazyParts] });
  const size = gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  assert.ok(size > 3000 && size <= 6 * 1024, `${size} bytes`);
});
