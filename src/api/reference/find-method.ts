import { type TcError, tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { Said } from '../../session/sentences/say.js';
import type { ApiMethod } from './api-method.js';
import { methodTable, serviceNames } from './method-table.js';
import { nearMatches } from './near-matches.js';
import { say } from './sentences.js';

/** Names of all services, sorted. */
export function listServices(): string[] {
  return serviceNames();
}

/**
 * All methods of a service, in the reference's order.
 *
 * @throws {TcError} `configuration` for an unknown service
 */
export function listMethods(service: string): readonly ApiMethod[] {
  return [...methodsOf(service).values()];
}

/**
 * The method of that name.
 *
 * @throws {TcError} `configuration` for an unknown service or method; its message lists near matches
 */
export function findMethod(service: string, method: string): ApiMethod {
  const known = methodsOf(service);
  const found = known.get(method);
  if (found) return found;
  const names = [...known.keys()];
  if (!method) throw unknown(say('sayMethod', { service }), [], names);
  const name = { method: `${service}.${foreignText(method)}` };
  if (/^(get|post|put|delete|patch|head|options)$/i.test(method)) {
    throw unknown(say('verbForMethod', name), [], names);
  }
  const elsewhere = serviceNames().filter((other) => methodTable(other)!.has(method));
  const near = nearMatches(method, names).map((match) => `${service}.${match}`);
  throw unknown(say('noMethod', name), [...elsewhere.map((other) => `${other}.${method}`), ...near], names);
}

function methodsOf(service: string): ReadonlyMap<string, ApiMethod> {
  const found = methodTable(service);
  if (found) return found;
  const names = serviceNames();
  if (!service) throw unknown(say('sayService'), [], names);
  throw unknown(say('noService', { service: foreignText(service) }), nearMatches(service, names), names);
}

function unknown(said: Said, near: string[], known: string[]): TcError {
  return tcError('configuration', near.length ? [...said, ...say('didYouMean', { names: near })] : said, {
    hint: `Names are those of the Taskcluster reference: ${known.join(', ')}.`,
  });
}
