import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { isFresh } from './release/built-from.js';
import { missingFiles, type Named } from './release/missing-files.js';

/*
 * `npm run release`: builds, runs the tests, and packs what was tested. What follows `--` goes to the test run.
 *
 * It does not lean on `prepack`: .npmrc forbids npm to run scripts by itself.
 */
const folder = '.cache/release';
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Named & { name: string; version: string };

refuseIf(said('git', 'status', '--porcelain') !== '', 'There are changes that are not committed. Commit them, or put them aside.');
const heading = `## ${manifest.version}`;
refuseIf(!readFileSync('CHANGELOG.md', 'utf8').split('\n').includes(heading), `CHANGELOG.md has no "${heading}".`);

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
execFileSync('npm', ['test', '--silent', '--', ...process.argv.slice(2)], { stdio: 'inherit' });
refuseIf(!isFresh(), 'The sources have changed since they were built. Start again.');

mkdirSync(folder, { recursive: true });
type Packed = { filename: string; files: { path: string }[] };
const [packed] = JSON.parse(said('npm', 'pack', '--json', '--pack-destination', folder)) as [Packed];
const missing = missingFiles(manifest, packed.files.map(({ path }) => path));
refuseIf(missing.length > 0, `The package lacks ${missing.join(', ')}, which package.json names.`);
console.log(`${packed.files.length} files. To publish them: npm publish ${folder}/${packed.filename}`);

function said(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function refuseIf(isSo: boolean, why: string): void {
  if (!isSo) return;
  console.error(why);
  process.exit(1);
}
