/** Rows that the browser lays out together, or skips together while they are out of view. */
const rowsPerPart = 50;

/** Some rows of a result that are drawn together. */
export interface RowPart {
  readonly part: readonly unknown[];
  /** Where it begins. */
  readonly first: number;
}

/** The rows that are shown, in parts that never change when more are shown. */
export function inParts(rows: readonly unknown[], shown: number): RowPart[] {
  const count = Math.ceil(Math.min(rows.length, shown) / rowsPerPart);
  return Array.from({ length: count }, (_, n) => {
    const first = n * rowsPerPart;
    return { first, part: rows.slice(first, Math.min(first + rowsPerPart, shown)) };
  });
}
