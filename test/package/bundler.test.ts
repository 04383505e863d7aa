import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { build, type Metafile } from 'esbuild';
import { pack } from './helpers/packed.js';

const packed = pack();
after(() => packed.remove());

test('an application that registers keeps auth0-js and the API client for later', async () => {
  const { first, later } = await bundle("import 'taskcluster-elements/define';");
  const heavy = /node_modules\/auth0-js\/|dist\/api\/call\.js/;
  assert.deepEqual(first.filter((source) => heavy.test(source)), []);
  assert.equal(later.filter((source) => heavy.test(source)).length, 2);
});

test('registration survives tree shaking', async () => {
  const { code } = await bundle("import 'taskcluster-elements/define';");
  for (const tag of ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show']) assert.ok(code.includes(`"${tag}"`), tag);
});

test('an import that is not used leaves nothing behind', async () => {
  const { code } = await bundle("import { TcError } from 'taskcluster-elements'; console.log(1);");
  assert.equal(code.trim(), 'console.log(1);');
});

/** Bundles an application of one line; what its first load needs, and what waits. */
async function bundle(source: string): Promise<{ code: string; first: string[]; later: string[] }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: packed.project, sourcefile: 'app.js' },
    outdir: join(packed.project, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
    absWorkingDir: packed.project,
  });
  const loaded = loadedWith(metafile, 'out/stdin.js');
  const sources = (isFirst: boolean) =>
    Object.entries(metafile.outputs)
      .filter(([file]) => loaded.has(file) === isFirst)
      .flatMap(([, output]) => Object.keys(output.inputs));
  const code = outputFiles.filter(({ path }) => loaded.has(relative(packed.project, path))).map(({ text }) => text);
  return { code: code.join(''), first: sources(true), later: sources(false) };
}

function loadedWith({ outputs }: Metafile, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = outputs[file]?.imports ?? [];
  for (const { path, kind } of imports) if (kind === 'import-statement') loadedWith({ inputs: {}, outputs }, path, seen);
  return seen;
}
