import { tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { Said } from '../../session/sentences/say.js';
import type { CallArgs, CallInput, CallQuery } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { argumentValues } from './encode-url.js';
import { methodTable } from './method-table.js';
import { nearMatches } from './near-matches.js';
import { say } from './sentences.js';

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
  if (typeof args !== 'object' || args === null) throw refuse(say('argsNoList', nameOf(method)));
  if (Array.isArray(args)) {
    if (args.length === names.length) return;
    const fits = (other: ApiMethod) => other.args.length === args.length;
    throw refuse([...say('argsCount', { ...nameOf(method), names, given: args.length }), ...didYouMean(method, fits)]);
  }
  const given = Object.keys(args);
  const fits = (other: ApiMethod) => other.args.length === given.length && given.every((name) => other.args.includes(name));
  if (fits(method)) return;
  const stray = given.filter((name) => !names.includes(name)).map((name) => foreignText(name));
  const missing = names.filter((name) => !given.includes(name));
  const said = stray.length
    ? say('argsStray', { ...nameOf(method), names, stray })
    : say('argsMissing', { ...nameOf(method), names, missing });
  throw refuse([...said, ...didYouMean(method, fits)]);
}

/** Asks for the methods of nearly the same name that take these arguments: `queue.task` where `queue.tasks` does not. */
function didYouMean({ service, name }: ApiMethod, fits: (other: ApiMethod) => boolean): Said {
  const others = [...(methodTable(service)?.values() ?? [])].filter(fits).map((other) => other.name);
  const names = nearMatches(name, others).map((other) => `${service}.${other}`);
  return names.length ? say('didYouMean', { names }) : [];
}

function checkArgument(method: ApiMethod, name: string, value: unknown): void {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw refuse(say('argNoText', { ...nameOf(method), name }));
  }
  if (value === '' && !mayBeEmpty.has(name)) throw refuse(say('argEmpty', { ...nameOf(method), name }));
  // Browsers resolve them, percent-encoded or not: the call would be another one.
  if (value === '.' || value === '..') throw refuse(say('argDots', { ...nameOf(method), name, value }));
  checkText(method, name, value);
}

export function checkQuery(method: ApiMethod, query: CallQuery): void {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw refuse(say('queryNoObject', nameOf(method)));
  }
  const stray = Object.keys(query).filter((name) => !method.query.includes(name));
  if (stray.length) {
    throw refuse(say('queryStray', { ...nameOf(method), names: method.query, stray: stray.map((name) => foreignText(name)) }));
  }
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat() as unknown[]) {
      if (typeof value === 'object' && value !== null) {
        throw refuse(say('queryNoText', { ...nameOf(method), name }));
      }
      checkText(method, name, String(value));
    }
  }
}

function checkPayload(method: ApiMethod, payload: unknown): void {
  if (!method.payload) {
    if (payload === undefined) return;
    throw refuse(say('payloadStray', nameOf(method)));
  }
  if (payload === undefined) throw refuse(say('payloadMissing', nameOf(method)));
  let json: unknown;
  try {
    json = JSON.stringify(payload);
  } catch {
    // A cycle or a BigInt: the same sentence as for a function.
  }
  if (typeof json !== 'string') throw refuse(say('payloadNoJson', nameOf(method)));
  if (new TextEncoder().encode(json).length > longestBody) throw refuse(say('payloadTooLong', nameOf(method)));
}

function checkText(method: ApiMethod, name: string, value: string | number): void {
  try {
    encodeURIComponent(value);
  } catch {
    throw refuse(say('halfCharacter', { ...nameOf(method), name }));
  }
}

const nameOf = ({ service, name }: ApiMethod) => ({ method: `${service}.${name}` });

const refuse = (said: Said) => tcError('input', said);
