/** The parts of an address that Hawk signs, in the form in which a browser sends them. */
export interface Target {
  host: string;
  port: string;
  /** Path and query. */
  resource: string;
}

/** Origins seen so far, one or two for a page: parsing an address takes as long as signing it. */
const origins = new Map<string, Omit<Target, 'resource'>>();

export function targetOf(url: string): Target {
  const start = resourceStart(url);
  const origin = url.slice(0, start);
  const resource = url.slice(start);
  const known = origins.get(origin);
  if (known && isWireForm(resource)) return { ...known, resource };
  const { hostname, port, protocol, pathname, search } = new URL(url);
  const parsed = { host: hostname, port: port || (protocol === 'http:' ? '80' : '443') };
  origins.set(origin, parsed);
  return { ...parsed, resource: pathname + search };
}

/** Where path and query begin in an address that has a path. */
export const resourceStart = (url: string) => url.indexOf('/', 'https://'.length);

/** Whether parsing leaves it as it is: nothing to encode, no fragment, no dot segments. */
const isWireForm = (resource: string) =>
  /^\/[!$&()*+,\-./\w:;=?@~%]*$/.test(resource) && !/\/\.|%2e/i.test(resource);
