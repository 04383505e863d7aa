import { type TcError, tcError } from '../../session/errors.js';
import { say } from './sentences.js';

/** Names that would reach into an object's prototype; no path of a page may say them. */
const refused = new Set(['__proto__', 'constructor', 'prototype']);

/** The parts of a dotted path: `status.runs.0`. */
export function splitPath(path: string): string[] {
  const parts = path.split('.');
  const wrong = parts.find((part) => !part || refused.has(part));
  if (wrong === undefined) return parts;
  throw tcError('configuration', say('pathUnusable'), {
    hint: wrong ? `"${wrong}" is not allowed in the path "${path}".` : `The path "${path}" has an empty part.`,
  });
}

/** What stands at a dotted path, by own properties only; `undefined` where there is nothing. */
export function readPath(value: unknown, path: string): unknown {
  if (!path) return value;
  return splitPath(path).reduce<unknown>((at, part) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    return (at as Record<string, unknown>)[part];
  }, value);
}

const isIndex = (part: string): boolean => /^(0|[1-9]\d{0,3})$/.test(part);

/**
 * Puts a value at a dotted path and makes the objects on the way; a part that is a number makes a list,
 * and `[]` at the end appends to one.
 *
 * @param target changed in place
 * @throws {TcError} `configuration` where the path does not fit what is there
 */
export function writePath(target: Record<string, unknown>, path: string, value: unknown): void {
  const appends = path.endsWith('[]');
  const parts = splitPath(appends ? path.slice(0, -2) : path);
  let at: Record<string, unknown> = target;
  parts.slice(0, -1).forEach((part, i) => {
    at = enter(at, part, isIndex(parts[i + 1] ?? ''), path);
  });
  const last = parts.at(-1) ?? '';
  if (Array.isArray(at) && !isIndex(last)) throw misfit(path);
  if (!appends) at[last] = value;
  else (enter(at, last, true, path) as unknown as unknown[]).push(value);
}

function enter(at: Record<string, unknown>, part: string, asList: boolean, path: string): Record<string, unknown> {
  if (Array.isArray(at) && !isIndex(part)) throw misfit(path);
  const next = Object.hasOwn(at, part) ? at[part] : (at[part] = asList ? [] : {});
  if (typeof next !== 'object' || next === null) throw misfit(path);
  return next as Record<string, unknown>;
}

const misfit = (path: string): TcError =>
  tcError('configuration', say('formFieldsContradict'), {
    hint: `The control "${path}" does not fit into what the other inputs made.`,
  });
