import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Complaints } from './compilers.js';

/** A line each, with the reason left out: the wording is the compiler's affair. */
export function listed(complaints: Complaints): string[] {
  const lines = [...complaints.keys()].sort();
  // Told apart from planted ones at a glance when a test fails.
  return lines.map((line) => (line.startsWith('bad.') ? line : `${line} ${complaints.get(line)}`));
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
