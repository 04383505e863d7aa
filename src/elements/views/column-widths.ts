import type { Column } from '../api-call/choose-columns.js';
import { readPath } from '../api-call/paths.js';

const sampledRows = 100;
const fewestCharacters = 8;
/** A word of so many is not broken, however narrow the page: there it scrolls. */
const unbroken = 12;
const mostCharacters = 40;

/** Names of so many letters stay in one line. */
const nameCharacters = 20;

/** How wide the first column is at least: where a table scrolls anyway, its rows need not be as high as a name has words. */
export const nameWidth = (rows: readonly unknown[], column: Column): string =>
  // Two more: the distance to the next column.
  `min-inline-size: ${Math.min(nameCharacters, longest(rows, column)) + 2}ch`;

/** Tracks of a grid, the same for each row, as wide as the first rows' texts suggest. */
export function columnWidths(rows: readonly unknown[], columns: readonly Column[]): string {
  const tracks = columns.map((column) => {
    const characters = Math.min(mostCharacters, Math.max(fewestCharacters, column.label.length, longest(rows, column)));
    return `minmax(${Math.min(unbroken, characters + 2)}ch, ${characters}fr)`;
  });
  return tracks.join(' ');
}

const longest = (rows: readonly unknown[], { path }: Column): number =>
  Math.max(0, ...rows.slice(0, sampledRows).map((row) => lengthOf(readPath(row, path))));

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return value === undefined ? 0 : JSON.stringify(value).length;
}
