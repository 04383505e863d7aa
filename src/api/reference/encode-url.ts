import type { CallArgs, CallQuery, QueryValue } from '../call-options.js';
import type { ApiMethod } from './api-method.js';

/** The address of a call whose input was checked, encoded as taskcluster-client-web does. */
export function encodeUrl(
  rootUrl: string,
  method: ApiMethod,
  args: CallArgs = [],
  query: CallQuery = {},
  version = 'v1',
): string {
  const values = argumentValues(method, args);
  let at = 0;
  const path = method.route.replace(/<\w+>/g, () => encodeURIComponent(values[at++]!));
  const search = encodeQuery(query);
  return `${rootUrl}/api/${method.service}/${version}${path}${search && `?${search}`}`;
}

/** Arguments in the route's order. */
export function argumentValues(method: ApiMethod, args: CallArgs): readonly (string | number)[] {
  return isList(args) ? args : method.args.map((name) => args[name]!);
}

const isList = (args: CallArgs): args is readonly (string | number)[] => Array.isArray(args);

/** Sorted, arrays repeated, `undefined` left out and `null` without a value, as query-string 7 writes it. */
function encodeQuery(query: CallQuery): string {
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) => [query[name]].flat().map((value) => encodePair(name, value as QueryValue)));
  return pairs.filter(Boolean).join('&');
}

function encodePair(name: string, value: QueryValue): string {
  if (value === undefined) return '';
  if (value === null) return name;
  return `${name}=${encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${hex(sign)}`)}`;
}

const hex = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase();
