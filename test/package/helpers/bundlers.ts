import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite, type Rolldown } from 'vite';
import webpack, { type StatsCompilation } from 'webpack';
import { type Bundled, type Chunk, divide } from './bundled.js';

/** Bundles a project's application for production and leaves out nothing that the bundler would say. */
export type Bundler = (project: string, source: string) => Promise<Bundled>;

export const bundlers: Record<string, Bundler> = {
  esbuild: bundleWithEsbuild,
  vite: bundleWithVite,
  webpack: bundleWithWebpack,
};

async function bundleWithEsbuild(project: string, source: string): Promise<Bundled> {
  const { metafile, outputFiles, warnings } = await esbuild({
    entryPoints: [writeApp(project, source)],
    outdir: join(project, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
    absWorkingDir: project,
  });
  // That an import does nothing is what a test wants to see.
  mustBeSilent(warnings.filter(({ id }) => id !== 'ignored-bare-import').map(({ text }) => text));
  const codes = new Map(outputFiles.map(({ path, text }) => [relative(project, path), text]));
  const chunks = Object.entries(metafile.outputs).map(([file, { inputs, imports }]): [string, Chunk] => [file, {
    code: codes.get(file) ?? '',
    sources: Object.keys(inputs),
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  }]);
  return divide(new Map(chunks), 'out/app.js');
}

async function bundleWithVite(project: string, source: string): Promise<Bundled> {
  const warnings: string[] = [];
  const result = await vite({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: writeApp(project, source),
        onLog: (level, { message }) => void (level === 'warn' && warnings.push(message)),
      },
    },
  });
  mustBeSilent(warnings);
  const { output } = result as Rolldown.RolldownOutput;
  const files = output.filter((file) => file.type === 'chunk');
  const chunks = files.map(({ fileName, code, modules, imports }): [string, Chunk] => [
    fileName,
    { code, sources: Object.keys(modules), imports },
  ]);
  return divide(new Map(chunks), files.find(({ isEntry }) => isEntry)!.fileName);
}

async function bundleWithWebpack(project: string, source: string): Promise<Bundled> {
  const folder = join(project, 'out-webpack');
  const stats = await runWebpack({
    context: project,
    mode: 'production',
    entry: writeApp(project, source),
    output: { path: folder, filename: 'app.js', clean: true },
    performance: false,
  });
  mustBeSilent([...(stats.errors ?? []), ...(stats.warnings ?? [])].map(({ message }) => message));
  const chunks = (stats.chunks ?? []).map((chunk): [string, Chunk] => [chunk.files![0]!, {
    code: chunk.files!.map((file) => readFileSync(join(folder, file), 'utf8')).join(''),
    sources: (chunk.modules ?? []).flatMap(({ name, modules }) => [name, ...(modules ?? []).map((one) => one.name)])
      .filter((name) => name !== undefined),
    imports: [],
  }]);
  return divide(new Map(chunks), 'app.js');
}

function runWebpack(configuration: webpack.Configuration): Promise<StatsCompilation> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error || !stats) return reject(error ?? new Error('webpack said nothing.'));
      const wanted = { errors: true, warnings: true, chunks: true, chunkModules: true, dependentModules: true, nestedModules: true };
      const endless = { modulesSpace: Infinity, chunkModulesSpace: Infinity, nestedModulesSpace: Infinity };
      resolve(stats.toJson({ all: false, ...wanted, ...endless }));
    });
  });
}

function mustBeSilent(words: string[]): void {
  if (words.length > 0) throw new Error(`The bundler says: ${words.join('\n')}`);
}

function writeApp(project: string, source: string): string {
  const file = join(project, 'app.js');
  writeFileSync(file, source);
  return file;
}
