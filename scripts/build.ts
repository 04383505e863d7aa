import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { buildDeployment } from './build/deployment.js';
import { snippetsPage } from './build/snippets.js';
import { beginBuild } from './release/built-from.js';

// `npm run build`. Types are judged by `npm run types`, so that a build stays quick.
const endBuild = beginBuild();
for (const folder of ['dist', 'cdn', '.cache/build']) rmSync(folder, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
run('rollup/dist/bin/rollup', '-c', '--silent');
writeFileSync('cdn/snippets.md', snippetsPage());
await buildDeployment();
node('--import', 'tsx', 'scripts/editor-data.ts');
endBuild();

function run(program: string, ...args: string[]): void {
  node(`node_modules/${program}`, ...args);
}

function node(...args: string[]): void {
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
