import { TcError, foreignText } from '../../session/errors.js';
import type { ApiMethod } from './api-method.js';
import { methods } from './methods.js';
import { nearMatches } from './near-matches.js';

const verbs = { g: 'GET', l: 'GET', p: 'POST', r: 'POST', u: 'PUT', d: 'DELETE' } as const;

let table: Map<string, Map<string, ApiMethod>> | undefined;

/** Decoded on first use: a page that makes no call does not pay for it. */
function services(): Map<string, Map<string, ApiMethod>> {
  table ??= new Map(
    methods.split('\n\n').map((block) => {
      const [service = '', ...lines] = block.split('\n');
      const all = ['l ping ping', 'l lbheartbeat __lbheartbeat__', 'l version __version__', ...lines];
      const decoded = [...all, 'l heartbeat __heartbeat__'].map((line) => decode(service, line));
      return [service, new Map(decoded.map((method) => [method.name, method]))];
    }),
  );
  return table;
}

function decode(service: string, line: string): ApiMethod {
  const [kind = '', name = '', route = '', query] = line.split(' ');
  const letter = kind.toLowerCase() as keyof typeof verbs;
  return {
    service,
    name,
    verb: verbs[letter],
    route: `/${route}`,
    args: Array.from(route.matchAll(/<(\w+)>/g), (match) => match[1]!),
    query: query ? query.replace('~', 'continuationToken,limit').split(',') : [],
    payload: kind !== letter,
    writes: !'glr'.includes(letter),
    isLink: letter === 'l',
  };
}

/** Names of all services, sorted. */
export function listServices(): string[] {
  return [...services().keys()];
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
  if (!method) throw new TcError('configuration', `Say which method of ${service} to call, such as ${service}.ping.`);
  const name = `${service}.${foreignText(method)}`;
  if (/^(get|post|put|delete|patch|head|options)$/i.test(method)) {
    throw new TcError('configuration', `There is no method ${name}; name the Taskcluster method, not an HTTP verb.`, {
      hint: `The verb follows from the method. Methods of ${service}: ${[...known.keys()].join(', ')}.`,
    });
  }
  const elsewhere = listServices().filter((other) => other !== service && services().get(other)!.has(method));
  const near = nearMatches(method, [...known.keys()]).map((match) => `${service}.${match}`);
  throw unknown(`There is no method ${name}.`, [...elsewhere.map((other) => `${other}.${method}`), ...near], [
    ...known.keys(),
  ]);
}

function methodsOf(service: string): Map<string, ApiMethod> {
  const found = services().get(service);
  if (found) return found;
  const names = listServices();
  if (!service) throw unknown('Say which service to call.', [], names);
  throw unknown(`There is no service ${foreignText(service)}.`, nearMatches(service, names), names);
}

function unknown(sentence: string, near: string[], known: string[]): TcError {
  const question = near.length ? ` Did you mean ${near.join(' or ')}?` : '';
  return new TcError('configuration', sentence + question, {
    hint: `Names are those of the Taskcluster reference: ${known.join(', ')}.`,
  });
}
