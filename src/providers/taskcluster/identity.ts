import type { User } from '../../session/user.js';

/**
 * Who a clientId of the third-party login stands for: each sign-in makes a new client, and only what follows the last
 * `/` differs.
 */
export function userOf(clientId: string): User {
  const slash = clientId.lastIndexOf('/');
  const sub = slash > 0 ? clientId.slice(0, slash) : clientId;
  // `github/6868|alice`, `mozilla-auth0/ad|Mozilla-LDAP|alice`: the login comes last.
  const name = /[^|/]+$/.exec(sub)?.[0];
  return Object.freeze({ sub, name });
}
