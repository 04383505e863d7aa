import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

// `npm run build`: compiler → rollup → the loader. Types are judged by `npm run types`, so that a build stays quick.
for (const folder of ['dist', 'cdn', '.cache/build']) rmSync(folder, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
run('rollup/dist/bin/rollup', '-c', '--silent');

// A classic script: its own address is known only while it runs, and the module stands beside it.
mkdirSync('cdn', { recursive: true });
writeFileSync('cdn/loader.js', 'import(new URL("taskcluster-elements.js",document.currentScript.src));\n');

function run(program: string, ...args: string[]): void {
  execFileSync(process.execPath, [`node_modules/${program}`, ...args], { stdio: 'inherit' });
}
