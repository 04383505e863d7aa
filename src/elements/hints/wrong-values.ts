import { nearMatches } from '../../api/reference/near-matches.js';
import type { ViewName } from '../api-call/result-shape.js';
import type { WhoamiToken } from '../identity/whoami-parts.js';
import type { TcApiCall } from '../tc-api-call.js';
import type { TcShow } from '../tc-show.js';
import type { TcSignin } from '../tc-signin.js';
import type { TcWhoami } from '../tc-whoami.js';

/** Every value of a type: one that is left out is an error of types. */
const all = <Value extends string>(values: Record<Value, true>): string[] => Object.keys(values);

const values: Record<string, Record<string, readonly string[]>> = {
  'tc-signin': {
    provider: all<TcSignin['provider']>({ auth0: true, taskcluster: true }),
    mode: all<TcSignin['mode']>({ auto: true, popup: true, redirect: true }),
    storage: all<TcSignin['storage']>({ session: true, memory: true, local: true }),
    view: all<TcSignin['view']>({ full: true, compact: true, avatar: true }),
  },
  'tc-whoami': {
    show: all<WhoamiToken>({
      avatar: true, name: true, 'taskcluster-client-id': true, expiry: true, scopes: true, deployment: true,
    }),
    view: all<TcWhoami['view']>({ inline: true, card: true }),
  },
  'tc-api-call': {
    trigger: all<TcApiCall['trigger']>({ auto: true, load: true, visible: true, submit: true, manual: true }),
    auth: all<TcApiCall['auth']>({ auto: true, required: true, none: true }),
    as: all<ViewName | 'auto' | 'none'>({
      auto: true, table: true, list: true, properties: true, tree: true, json: true, text: true, value: true, none: true,
    }),
    signature: all<TcApiCall['signature']>({ auto: true, header: true }),
  },
  'tc-show': {
    when: all<TcShow['when']>({ 'signed-in': true, 'signed-out': true, expired: true }),
  },
};

/** Takes several. */
const lists = ['show'];

/** Values that mean nothing, whether the markup or a framework set them. */
export function wrongValues(host: HTMLElement): string[] {
  return [...unknownWords(host), ...noNumbers(host)];
}

function noNumbers(host: HTMLElement): string[] {
  const { retries } = host as Partial<TcApiCall>;
  // Null and undefined are the default.
  return typeof retries === 'number' && !(retries >= 0) ? ['cannot read retries: write a number from 0, or leave it out for 5.'] : [];
}

function unknownWords(host: HTMLElement): string[] {
  return Object.entries(values[host.localName] ?? {}).flatMap(([name, known]) => {
    const value = host[name as keyof HTMLElement] as unknown;
    if (typeof value !== 'string') return [];
    const written = lists.includes(name) ? value.split(/\s+/) : [value];
    return written.filter((one) => one && !known.includes(one)).map((one) => {
      const [meant] = nearMatches(one, known);
      return `knows no ${name}="${one}": ${meant ? `write ${meant}` : `there are ${known.join(', ')}`}.`;
    });
  });
}
