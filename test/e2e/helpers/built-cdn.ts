import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const bundle = join(project, 'cdn/taskcluster-elements.js');
const buildMs = 120_000;

/** The folder `cdn/` as it is published; built first when it is missing or older than the sources. */
export async function builtCdn(): Promise<string> {
  if (!isFresh()) await build();
  return join(project, 'cdn');
}

/** Test files run side by side, but only one of them may build. */
async function build(): Promise<void> {
  const lock = join(project, '.cache/e2e-build');
  mkdirSync(join(project, '.cache'), { recursive: true });
  await until('no other build is under way', () => isFresh() || take(lock), buildMs);
  if (isFresh()) return;
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: project, stdio: 'inherit' });
  } finally {
    rmdirSync(lock);
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    // Left behind by a run that was killed.
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > buildMs) rmdirSync(lock);
    return false;
  }
}

function isFresh(): boolean {
  if (!existsSync(bundle)) return false;
  const source = join(project, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) => join(source, file));
  const newest = Math.max(...files.map((file) => statSync(file).mtimeMs));
  return statSync(bundle).mtimeMs > newest;
}
