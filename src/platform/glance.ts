import { type Attempt, type AuthorizationResponse, statePrefix, takeAttempt } from '../session/attempts.js';
import { createStore } from './browser-store.js';

export interface CapturedCallback {
  readonly response: AuthorizationResponse;
  readonly attempt: Attempt;
  /** The window that opened this one may be waiting for the answer. */
  readonly inPopup: boolean;
}

/** What a provider may send: OAuth 2.0, OpenID Connect, and what Auth0 adds. */
const parameters = new Set([
  'access_token', 'id_token', 'code', 'state', 'token_type', 'expires_in', 'scope', 'iss', 'session_state',
  'refresh_token', 'error', 'error_description', 'error_uri',
]);

let captured: { callback: CapturedCallback | undefined } | undefined;

/**
 * The answer of a provider in this page's address, if it is to an attempt of ours. What belongs to it leaves the
 * address bar before this returns; an answer with another library's `state` is left alone.
 *
 * Looks once and remembers: several elements may ask. A replayed answer has no attempt any more and counts as none.
 */
export function captureCallback(): CapturedCallback | undefined {
  captured ??= { callback: capture() };
  return captured.callback;
}

function capture(): CapturedCallback | undefined {
  const { pathname, search, hash } = location;
  // A router may have put a slash in front of what it took for a route.
  const inHash = split(hash.replace(/^#\/?/, ''));
  const inQuery = split(search.slice(1));
  const { response, rest } = inHash ?? inQuery ?? {};
  if (!response) return undefined;
  const cleanHash = inHash ? rest && `#${rest}` : hash;
  const cleanSearch = inHash ? search : rest && `?${rest}`;
  history.replaceState(history.state, '', `${pathname}${cleanSearch}${cleanHash}`);

  const attempt = takeAttempt(createStore('', 'session'), response.state, Date.now());
  if (attempt) return { response, attempt, inPopup: attempt.mode === 'popup' };
  // Where storage is disabled only the opener knows the attempt. This one is no configuration's: nothing can be
  // finished with it here.
  return window.opener ? { response, attempt: unknownAttempt(response.state!), inPopup: true } : undefined;
}

/** The provider's parameters, and the page's own as they were; `undefined` unless they answer an attempt of ours. */
function split(text: string): { response: AuthorizationResponse; rest: string } | undefined {
  const params = new URLSearchParams(text);
  if (!params.get('state')?.startsWith(statePrefix)) return undefined;
  // The first of each name counts.
  const response = Object.fromEntries([...params].reverse().filter(([name]) => parameters.has(name)));
  const rest = text.split('&').filter((part) => !parameters.has([...new URLSearchParams(part).keys()][0] ?? ''));
  return { response, rest: rest.join('&') };
}

const unknownAttempt = (state: string): Attempt =>
  ({ state, nonce: '', configuration: '', mode: 'popup', created: Date.now(), after: 0, returnTo: '' });
