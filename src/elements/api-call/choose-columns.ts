import { splitPath } from './paths.js';

/** One column of a table. */
export interface Column {
  /** Dotted path into a row. */
  readonly path: string;
  readonly label: string;
}

const sampledRows = 50;
const mostColumns = 8;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The columns that a page named: `status.taskId, task.metadata.name as Name`, or a list of such texts.
 *
 * @throws {TcError} `configuration` for a path that cannot be one
 */
export function readColumns(columns: string | readonly string[] | undefined): Column[] {
  const texts = typeof columns === 'string' ? columns.split(',') : (columns ?? []);
  return texts.map((text) => text.trim()).filter(Boolean).map((text) => {
    const [path = '', label] = text.split(/\s+as\s+/);
    splitPath(path);
    return { path, label: label ?? nameOf(path) };
  });
}

/**
 * The columns that the first rows suggest: plain values, at most one level deep, and names one deeper. At most eight:
 * first what a row is called, then its state; lists of objects last.
 */
export function findColumns(rows: readonly unknown[]): Column[] {
  const ranks = new Map<string, number>();
  const look = (value: Record<string, unknown>, prefix: string, depth: number): void => {
    for (const [name, inner] of Object.entries(value)) {
      const path = prefix + name;
      if (isPlain(inner)) {
        if (depth < 3) look(inner, `${path}.`, depth + 1);
      } else if (depth < 3 || name === 'name') {
        ranks.set(path, Math.max(rankOf(name, inner), ranks.get(path) ?? 0));
      }
    }
  };
  for (const row of rows.slice(0, sampledRows)) if (isPlain(row)) look(row, '', 1);
  const usable = [...ranks].filter(([path]) => !/(^|\.)(__proto__|constructor|prototype|)(\.|$)/.test(path));
  const found = usable.sort(([, one], [, other]) => one - other).slice(0, mostColumns).map(([path]) => path);
  const names = found.map(nameOf);
  return found.map((path, i) => ({
    path,
    label: names.indexOf(names[i] ?? '') === names.lastIndexOf(names[i] ?? '') ? nameOf(path) : path,
  }));
}

/** The smaller, the earlier. */
function rankOf(name: string, value: unknown): number {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) return 4;
  return name === 'name' ? 1 : name === 'state' || name === 'status' ? 2 : 3;
}

const nameOf = (path: string): string => path.split('.').at(-1) ?? path;
