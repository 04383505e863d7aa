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

/** The columns that the first rows suggest: plain values, at most one level deep, at most eight. */
export function findColumns(rows: readonly unknown[]): Column[] {
  const paths = new Set<string>();
  for (const row of rows.slice(0, sampledRows)) {
    if (!isPlain(row)) continue;
    for (const [name, value] of Object.entries(row)) {
      if (!isPlain(value)) paths.add(name);
      else for (const [inner, deep] of Object.entries(value)) if (!isPlain(deep)) paths.add(`${name}.${inner}`);
    }
  }
  const usable = [...paths].filter((path) => !/(^|\.)(__proto__|constructor|prototype|)(\.|$)/.test(path));
  const found = usable.slice(0, mostColumns);
  const names = found.map(nameOf);
  return found.map((path, i) => ({
    path,
    label: names.indexOf(names[i] ?? '') === names.lastIndexOf(names[i] ?? '') ? nameOf(path) : path,
  }));
}

const nameOf = (path: string): string => path.split('.').at(-1) ?? path;
