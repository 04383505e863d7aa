import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that a build reads of this project, or that is published as it is. */
export const sources = [
  'src', 'types', 'scripts', 'demo/stack', 'rollup.config.js', 'tsconfig.json', 'tsconfig.build.json', 'package.json',
  'package-lock.json', 'custom-elements.json',
];
const note = '.cache/built-from';

/** A digest of the sources, each file's name included. */
export function digestOfSources(root = '.'): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(join(root, path)).isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0');
  };
  sources.forEach(add);
  return hash.digest('hex');
}

/** A build begins: until it has ended there is none. The answer notes what it was made from. */
export function beginBuild(): () => void {
  rmSync(note, { force: true });
  const digest = digestOfSources();
  return () => writeFileSync(note, digest);
}

/** Whether `dist/` and `cdn/` were built from the sources as they are. */
export function isFresh(root = '.'): boolean {
  const file = join(root, note);
  return existsSync(file) && readFileSync(file, 'utf8') === digestOfSources(root);
}
