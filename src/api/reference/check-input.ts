import { TcError } from '../../session/errors.js';
import type { CallArgs, CallQuery } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { argumentValues } from './encode-url.js';

export interface CallInput {
  args?: CallArgs;
  query?: CallQuery;
  payload?: unknown;
}

/** Arguments that the reference allows to be empty: the root of a name space. */
const mayBeEmpty = new Set(['namespace', 'prefix']);

/** Services take bodies up to 10 MB and answer a longer one with a web page. */
const longestBody = 10 * 1024 * 1024;

/**
 * Checks what a call is given against what its method takes.
 *
 * @throws {TcError} `input`, with a sentence that names what is wrong
 */
export function checkInput(method: ApiMethod, { args = [], query = {}, payload }: CallInput): void {
  checkArgs(method, args);
  checkQuery(method, query);
  checkPayload(method, payload);
}

export function checkArgs(method: ApiMethod, args: CallArgs): void {
  checkNames(method, args);
  argumentValues(method, args).forEach((value, index) => checkArgument(method, method.args[index]!, value));
}

function checkNames(method: ApiMethod, args: CallArgs): void {
  const { args: names } = method;
  if (typeof args !== 'object' || args === null) throw refuse(method, 'takes its arguments as a list or an object.');
  if (Array.isArray(args)) {
    if (args.length === names.length) return;
    throw refuse(method, `takes ${count(names)} but got ${args.length}.`);
  }
  const given = Object.keys(args);
  const stray = given.filter((name) => !names.includes(name));
  if (stray.length) throw refuse(method, `takes ${count(names)}, not ${stray.join(', ')}.`);
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length) throw refuse(method, `takes ${count(names)}; ${missing.join(', ')} is missing.`);
}

function checkArgument(method: ApiMethod, name: string, value: unknown): void {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw refuse(method, `takes text or a number as ${name}.`);
  }
  if (value === '' && !mayBeEmpty.has(name)) throw refuse(method, `needs a ${name}; it is empty.`);
  // Browsers resolve them, percent-encoded or not: the call would be another one.
  if (value === '.' || value === '..') throw refuse(method, `cannot take "${value}" as ${name}.`);
  checkText(method, name, value);
}

export function checkQuery(method: ApiMethod, query: CallQuery): void {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw refuse(method, 'takes its query as an object.');
  }
  const stray = Object.keys(query).filter((name) => !method.query.includes(name));
  if (stray.length) {
    const known = method.query.length ? `${method.query.join(', ')} in its query` : 'no query';
    throw refuse(method, `takes ${known}, not ${stray.join(', ')}.`);
  }
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat() as unknown[]) {
      if (typeof value === 'object' && value !== null) {
        throw refuse(method, `takes text, a number or a boolean as ${name}.`);
      }
      checkText(method, name, String(value));
    }
  }
}

function checkPayload(method: ApiMethod, payload: unknown): void {
  if (!method.payload) {
    if (payload === undefined) return;
    throw refuse(method, 'takes no payload.');
  }
  if (payload === undefined) throw refuse(method, 'needs a payload.');
  let json: unknown;
  try {
    json = JSON.stringify(payload);
  } catch {
    // A cycle or a BigInt: the same sentence as for a function.
  }
  if (typeof json !== 'string') throw refuse(method, 'needs a payload that can be written as JSON.');
  if (new TextEncoder().encode(json).length > longestBody) throw refuse(method, 'takes a payload of at most 10 MB.');
}

function checkText(method: ApiMethod, name: string, value: string | number): void {
  try {
    encodeURIComponent(value);
  } catch {
    throw refuse(method, `cannot take this ${name}: it holds half a character.`);
  }
}

const count = (names: readonly string[]) => {
  if (!names.length) return 'no arguments';
  return `${names.length} argument${names.length > 1 ? 's' : ''} (${names.join(', ')})`;
};

const refuse = (method: ApiMethod, what: string) => new TcError('input', `${method.service}.${method.name} ${what}`);
