/**
 * The client, at both logins, for a page that somebody tries out: any address of this machine may use it.
 *
 * No real deployment has one. Auth0 and Taskcluster compare redirect URIs letter by letter, and an operator registers
 * each, with few scopes. Here nobody can know the address of a page that is still to be written, and whoever owns
 * that address has this machine already. So its scopes are wide, too: the person's own are the limit.
 */
export const ownPage = { clientId: 'own-page', scope: ['hooks:*', 'queue:*', 'secrets:*'] };

const hosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an origin, or an address without fragment, is of this machine, at whatever port. */
export function isLocalPage(uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol, hostname } = new URL(uri);
  return /^https?:$/.test(protocol) && hosts.has(hostname);
}
