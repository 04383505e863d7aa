/** Paths of a page that lead nowhere in what a call answered. */
import { nearMatches } from '../../api/reference/near-matches.js';
import type { TcApiCall } from '../tc-api-call.js';
import { tell } from './tell.js';

/** Looks at the answer that is there, and at each that comes. */
export function followCall(host: TcApiCall): void {
  const look = () => void findLostPaths(host).catch(() => undefined);
  host.addEventListener('tc-api-response', ({ target }) => target === host && look());
  if (host.data !== undefined) look();
}

async function findLostPaths(host: TcApiCall): Promise<void> {
  // What knows paths is loaded there already; imported by name, it would be cut out of that file.
  const { findRows, readColumns, readPath } = await import('../views/draw-outcome.js');
  const { data, select } = host;
  const selected = readPath(data, select);
  if (selected === undefined) {
    if (select) tell(host, `select="${select}" leads nowhere: ${whatThereIs([data], select)}`);
    return;
  }
  const rows = (findRows(selected)?.rows ?? [selected]).slice(0, sampledRows);
  const template = host.querySelector<HTMLTemplateElement>(':scope > template');
  const inTemplate = template?.content.querySelectorAll<HTMLElement>('[data-tc-text]') ?? [];
  const paths = {
    columns: readColumns(host.columns).map(({ path }) => path),
    'data-tc-text': [...inTemplate].map(({ dataset }) => dataset['tcText'] ?? ''),
  };
  for (const [name, all] of Object.entries(paths)) {
    const lost = rows.length ? all.filter((path) => rows.every((row) => readPath(row, path) === undefined)) : [];
    for (const path of lost) tell(host, `${name}: no row has ${path}: ${whatThereIs(rows, path)}`);
  }
}

const sampledRows = 50;
const mostNames = 30;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What stands where the path leaves the answer: the name that was meant, or all of them. */
function whatThereIs(values: readonly unknown[], path: string): string {
  let at = values;
  const before: string[] = [];
  for (const part of path.split('.')) {
    const next = at.filter(isObject).map((value) => (Object.hasOwn(value, part) ? value[part] : undefined));
    if (next.every((value) => value === undefined)) return nameOne(at, part, before.join('.'));
    before.push(part);
    at = next;
  }
  return '';
}

function nameOne(values: readonly unknown[], part: string, before: string): string {
  const names = [...new Set(values.filter(isObject).flatMap((value) => Object.keys(value)))];
  const [meant] = nearMatches(part, names);
  const place = before && `in ${before} `;
  if (meant) return `${place}there is ${meant}.`;
  if (!names.length) return `${place}there is no name at all.`;
  return `${place}there are ${names.slice(0, mostNames).join(', ')}${names.length > mostNames ? ', …' : ''}.`;
}
