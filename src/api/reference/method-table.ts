import type { ApiMethod } from './api-method.js';
import { methods } from './methods.js';

const verbs = { g: 'GET', l: 'GET', p: 'POST', r: 'POST', u: 'PUT', d: 'DELETE' } as const;

/** Each service's lines, or what they say once that was asked for. */
const services = new Map<string, string[] | ReadonlyMap<string, ApiMethod>>(
  methods.split('\n\n').map((block) => {
    const [service = '', ...lines] = block.split('\n');
    return [service, lines];
  }),
);

/** Names of all services, sorted. */
export const serviceNames = () => [...services.keys()];

/** A service's methods by name, in the reference's order; undefined for what is no service. */
export function methodTable(service: string): ReadonlyMap<string, ApiMethod> | undefined {
  const known = services.get(service);
  if (!Array.isArray(known)) return known;
  const lines = ['gping ping', 'glbheartbeat __lbheartbeat__', 'gversion __version__', ...known];
  const decoded = [...lines, 'gheartbeat __heartbeat__'].map((line) => decode(service, line));
  const table = new Map(decoded.map((method) => [method.name, method]));
  services.set(service, table);
  return table;
}

function decode(service: string, line: string): ApiMethod {
  const kind = line[0]!;
  const [name = '', route = '', query] = line.slice(1).split(' ');
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
