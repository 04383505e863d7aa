import type { Column } from '../api-call/choose-columns.js';
import { readPath } from '../api-call/paths.js';

const sampledRows = 100;
const fewestCharacters = 8;
/** A word of so many is not broken, however narrow the page: there it scrolls. */
const unbroken = 12;
const mostCharacters = 40;

/** Tracks of a grid, the same for each row, as wide as the first rows' texts suggest. */
export function columnWidths(rows: readonly unknown[], columns: readonly Column[]): string {
  const sample = rows.slice(0, sampledRows);
  const tracks = columns.map(({ path, label }) => {
    const lengths = sample.map((row) => lengthOf(readPath(row, path)));
    const characters = Math.min(mostCharacters, Math.max(fewestCharacters, label.length, ...lengths));
    return `minmax(${Math.min(unbroken, characters + 2)}ch, ${characters}fr)`;
  });
  return tracks.join(' ');
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return value === undefined ? 0 : JSON.stringify(value).length;
}
