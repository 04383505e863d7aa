import type { AuthorizationResponse } from '../session/attempts.js';
import { statePrefix } from '../session/state-prefix.js';

/** What a provider may send: OAuth 2.0, OpenID Connect, and what Auth0 adds. */
const parameters = new Set([
  'access_token', 'id_token', 'code', 'state', 'token_type', 'expires_in', 'scope', 'iss', 'session_state',
  'refresh_token', 'error', 'error_description', 'error_uri',
]);

let taken: { response: AuthorizationResponse | undefined } | undefined;

/**
 * The answer of a provider in this page's address, if its `state` is one of ours. What belongs to it leaves the address
 * bar before this returns; an answer with another library's `state` is left alone.
 *
 * Looks once and remembers: several elements may ask. Whether the answer is to an open attempt is still to be judged.
 */
export function takeAnswer(): AuthorizationResponse | undefined {
  taken ??= { response: take() };
  return taken.response;
}

function take(): AuthorizationResponse | undefined {
  const { pathname, search, hash } = location;
  // A router may have put a slash in front of what it took for a route.
  const inHash = split(hash.replace(/^#\/?/, ''));
  const inQuery = split(search.slice(1));
  const { response, rest } = inHash ?? inQuery ?? {};
  if (!response) return undefined;
  const cleanHash = inHash ? rest && `#${rest}` : hash;
  const cleanSearch = inHash ? search : rest && `?${rest}`;
  history.replaceState(history.state, '', `${pathname}${cleanSearch}${cleanHash}`);
  return response;
}

/** The provider's parameters, and the page's own as they were; `undefined` unless their `state` is one of ours. */
function split(text: string): { response: AuthorizationResponse; rest: string } | undefined {
  const params = new URLSearchParams(text);
  if (!params.get('state')?.startsWith(statePrefix)) return undefined;
  // The first of each name counts.
  const response = Object.fromEntries([...params].reverse().filter(([name]) => parameters.has(name)));
  const rest = text.split('&').filter((part) => !parameters.has([...new URLSearchParams(part).keys()][0] ?? ''));
  return { response, rest: rest.join('&') };
}

/** Whether this browser keeps a session of a configuration, or the hint that somebody was signed in with it. */
export function isRemembered(configurationKey: string): boolean {
  try {
    return [`session:${configurationKey}`, `hint:${configurationKey}`].some((slot) =>
      [sessionStorage, localStorage].some((area) => area.getItem(`taskcluster-elements:${slot}`)));
  } catch {
    // Storage is disabled.
    return false;
  }
}
