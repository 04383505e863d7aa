import { existsSync, readFileSync } from 'node:fs';

/**
 * Files of other packages that a published file was made of, as its source map has them: `qs/lib/parse.js`, …; none
 * where it has no map.
 */
export function inlinedFiles(file) {
  if (!existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  return sources.map((source) => /.*\/node_modules\/(.+)$/.exec(source)?.[1]).filter(Boolean);
}
