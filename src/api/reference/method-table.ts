import type { ApiMethod } from './api-method.js';
import { methods } from './methods.js';

const verbs = { g: 'GET', l: 'GET', p: 'POST', r: 'POST', u: 'PUT', d: 'DELETE' } as const;

let table: Map<string, Map<string, ApiMethod>> | undefined;

/** All services with their methods, in the reference's order; decoded on first use. */
export function methodTable(): ReadonlyMap<string, ReadonlyMap<string, ApiMethod>> {
  return (table ??= new Map(
    methods.split('\n\n').map((block) => {
      const [service = '', ...lines] = block.split('\n');
      const all = ['g ping ping', 'g lbheartbeat __lbheartbeat__', 'g version __version__', ...lines];
      const decoded = [...all, 'g heartbeat __heartbeat__'].map((line) => decode(service, line));
      return [service, new Map(decoded.map((method) => [method.name, method]))];
    }),
  ));
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
