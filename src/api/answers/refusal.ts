/**
 * What a 401 is about:
 * - `credentials`: unknown, disabled or expired client, a bad mac, a certificate that is expired or refused; the
 *   agent should drop them
 * - `clock`: a timestamp or a bewit that the server finds too old
 * - `authorized-scopes`: the call asks for more than the credentials have
 * - `too-long`: the signature exceeds what the server reads
 * - `request`: anything else about this one request
 */
export type Refusal = 'credentials' | 'clock' | 'authorized-scopes' | 'too-long' | 'request';

/** Texts of Taskcluster's signature validator and of the hawk package under it. */
const texts: readonly (readonly [Refusal, RegExp])[] = [
  ['authorized-scopes', /^Supplied credentials do not satisfy authorizedScopes|^ext\.authorizedScopes/],
  ['clock', /^Unauthorized: (Stale timestamp|Access expired)/],
  ['credentials', /^Unauthorized: Bad mac|^Client with clientId:? '.*' (not found|is disabled|has expired)/],
  ['credentials', /^ext\.certificate\b/],
  ['too-long', /exceeds max length|length too long/],
];

export function refusalOf(serverMessage: string): Refusal {
  return texts.find(([, pattern]) => pattern.test(serverMessage.trim()))?.[0] ?? 'request';
}
