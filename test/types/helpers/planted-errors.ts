import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Complaints } from './compilers.js';

/** A line each, with the reason left out: the wording is the compiler's affair. */
export function listed(complaints: Complaints): string[] {
  const lines = [...complaints.keys()].filter((line) => !packageOf(line)).sort();
  // Told apart from planted ones at a glance when a test fails.
  return lines.map((line) => (line.startsWith('bad.') ? line : `${line} ${complaints.get(line)}`));
}

/** Other packages whose own declarations the compiler does not take. */
export function foreign(complaints: Complaints): string[] {
  return [...new Set([...complaints.keys()].flatMap((line) => packageOf(line) ?? []))].sort();
}

/** Lines that end in a comment with a cross are wrong on purpose; all others are right. */
export function planted(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('bad.'))
    .flatMap((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      return lines.flatMap((line, index) => (line.includes('✗') ? [`${file}:${index + 1}`] : []));
    })
    .sort();
}

/** The package in which a file is; undefined for this one. */
function packageOf(path: string): string | undefined {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return name === 'taskcluster-elements' ? undefined : name;
}
