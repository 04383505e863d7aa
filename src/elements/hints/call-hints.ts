/** What a call will fail of, and paths of a page that lead nowhere in what it answered. */
import { nearMatches } from '../../api/reference/near-matches.js';
import { TcError } from '../../session/errors.js';
import { isNamed, startsByItself } from '../api-call/call-triggers.js';
import type { TcApiCall } from '../tc-api-call.js';
import { tell } from './tell.js';

/** Looks at the answer that is there, and at each that comes. */
export function followCall(host: TcApiCall): void {
  const look = () => void findLostPaths(host).catch(() => undefined);
  host.addEventListener('tc-api-response', ({ target }) => target === host && look());
  if (host.data !== undefined) look();
  if (!startsByItself(host)) void findWrongName(host);
  const wait = () => setTimeout(() => host.status === 'waiting' && void findWrongName(host), patienceMs);
  host.addEventListener('tc-status', wait);
  wait();
}

/** A call that runs says so itself; one that waits for a person would say nothing until then. */
async function findWrongName(host: TcApiCall): Promise<void> {
  const { service, method } = host;
  if (!isNamed(host)) return;
  try {
    (await import('../../api/reference/check-call.js')).findMethod(service, method);
  } catch (error) {
    if (error instanceof TcError) tell(host, `will fail. ${error.message}`);
  }
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

/** Longer than it takes to learn that somebody is signed in. */
const patienceMs = 2000;
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
