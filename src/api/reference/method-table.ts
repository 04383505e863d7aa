import type { ApiMethod } from './api-method.js';
import { methods } from './methods.js';

const verbs = { g: 'GET', l: 'GET', p: 'POST', r: 'POST', u: 'PUT', d: 'DELETE' } as const;

const decoded = new Map<string, ReadonlyMap<string, ApiMethod>>();

/** Names of all services, sorted. */
export function serviceNames(): string[] {
  return methods.match(/^[\w-]+$/gm)!;
}

/** A service's methods by name, in the reference's order, decoded on first use; undefined for no service's name. */
export function methodTable(service: string): ReadonlyMap<string, ApiMethod> | undefined {
  if (!decoded.has(service) && serviceNames().includes(service)) decoded.set(service, decodeAll(service));
  return decoded.get(service);
}

function decodeAll(service: string): ReadonlyMap<string, ApiMethod> {
  const [, ...lines] = methods.split('\n\n').find((block) => block.startsWith(`${service}\n`))!.split('\n');
  const all = ['g ping ping', 'g lbheartbeat __lbheartbeat__', 'g version __version__', ...lines];
  all.push('g heartbeat __heartbeat__');
  return new Map(all.map((line) => decode(service, line)).map((method) => [method.name, method]));
}

function decode(service: string, line: string): ApiMethod {
  const [kind = '', name = '', route = '', query] = line.split(' ');
  const letter = kind.toLowerCase() as keyof typeof verbs;
  return {
    service,
    name,
    verb: verbs[letter],
    route: `/${route.replace(/:(\w+)/g, '<$1>')}`,
    args: Array.from(route.matchAll(/:(\w+)/g), (match) => match[1]!),
    query: query ? query.replace('~', 'continuationToken,limit').split(',') : [],
    payload: kind !== letter,
    writes: !'glr'.includes(letter),
    isLink: letter === 'l',
  };
}
