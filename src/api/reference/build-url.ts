import { TcError } from '../../session/errors.js';
import type { CallArgs, CallQuery, QueryValue } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { normalRootUrl } from './root-url.js';

/** Arguments that the reference allows to be empty: the root of a name space. */
const mayBeEmpty = new Set(['namespace', 'prefix']);

/**
 * The address of a call, encoded as taskcluster-client-web does.
 *
 * @throws {TcError} `input` for arguments or query parameters that the method does not take or lacks
 */
export function buildUrl(rootUrl: string, method: ApiMethod, args: CallArgs = [], query: CallQuery = {}): string {
  const values = byName(method, args);
  const path = method.route.replace(/<(\w+)>/g, (_, name: string) => encodeArgument(method, name, values[name]));
  const search = encodeQuery(method, query);
  return `${normalRootUrl(rootUrl)}/api/${method.service}/v1${path}${search && `?${search}`}`;
}

function byName(method: ApiMethod, args: CallArgs): Readonly<Record<string, unknown>> {
  const { args: names } = method;
  if (Array.isArray(args)) {
    if (args.length !== names.length) {
      throw refuse(method, `takes ${count(names)} but got ${args.length}.`);
    }
    return Object.fromEntries(names.map((name, index) => [name, args[index]]));
  }
  if (typeof args !== 'object' || args === null) throw refuse(method, 'takes its arguments as a list or an object.');
  const given = Object.keys(args);
  const stray = given.filter((name) => !names.includes(name));
  if (stray.length) throw refuse(method, `takes ${count(names)}, not ${stray.join(', ')}.`);
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length) throw refuse(method, `takes ${count(names)}; ${missing.join(', ')} is missing.`);
  return args as Readonly<Record<string, unknown>>;
}

function encodeArgument(method: ApiMethod, name: string, value: unknown): string {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw refuse(method, `takes text or a number as ${name}.`);
  }
  if (value === '' && !mayBeEmpty.has(name)) throw refuse(method, `needs a ${name}; it is empty.`);
  // Browsers resolve them, percent-encoded or not: the call would be another one.
  if (value === '.' || value === '..') throw refuse(method, `cannot take "${value}" as ${name}.`);
  return encode(method, name, value);
}

/** Sorted, arrays repeated, `undefined` left out and `null` without a value, as query-string 7 writes it. */
function encodeQuery(method: ApiMethod, query: CallQuery): string {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw refuse(method, 'takes its query as an object.');
  }
  const stray = Object.keys(query).filter((name) => !method.query.includes(name));
  if (stray.length) {
    const known = method.query.length ? `${method.query.join(', ')} in its query` : 'no query';
    throw refuse(method, `takes ${known}, not ${stray.join(', ')}.`);
  }
  return Object.keys(query)
    .sort()
    .flatMap((name) => [query[name]].flat().map((value) => encodePair(method, name, value as QueryValue)))
    .filter(Boolean)
    .join('&');
}

function encodePair(method: ApiMethod, name: string, value: QueryValue): string {
  if (value === undefined) return '';
  if (value === null) return name;
  if (typeof value === 'object') throw refuse(method, `takes text, a number or a boolean as ${name}.`);
  const strict = encode(method, name, value).replace(/[!'()*]/g, (sign) => `%${hex(sign)}`);
  return `${name}=${strict}`;
}

function encode(method: ApiMethod, name: string, value: string | number | boolean): string {
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw refuse(method, `cannot take this ${name}: it holds half a character.`, cause);
  }
}

const hex = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase();

const count = (names: readonly string[]) => {
  if (!names.length) return 'no arguments';
  return `${names.length} argument${names.length > 1 ? 's' : ''} (${names.join(', ')})`;
};

const refuse = (method: ApiMethod, what: string, cause?: unknown) =>
  new TcError('input', `${method.service}.${method.name} ${what}`, { cause });
