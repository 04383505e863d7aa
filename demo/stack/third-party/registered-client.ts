import { isLocalPage, ownPage } from '../own-page.js';

/**
 * A web page that the deployment's operator registered for third-party login.
 *
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export interface RegisteredClient {
  clientId: string;
  /** The set that every request must ask for, in any order. */
  scope: string[];
  /** Compared letter by letter. The token endpoint's CORS knows the origin of the first one only. */
  redirectUri: string[];
  /** Any address of this machine will do, too. */
  anyLocalPage?: boolean;
  responseType: 'code' | 'token';
  /** The longest that credentials may live: `15 days`. */
  maxExpires: string;
  /** Skips the consent page when the scope set is right. */
  whitelisted: boolean;
  /** Code flow: demands a proof key (RFC 7636, S256). Documented for deployments later than v106; before, it is ignored. */
  requirePkce?: boolean;
}

const demoScopes = ['hooks:trigger-hook:demo/*', 'queue:create-task:lowest:demo/*', 'secrets:get:project/demo/*'];

/**
 * The clients of a fresh deployment: `whitelisted-code`, `whitelisted-token`, `consent-code`, `consent-token`,
 * `whitelisted-pkce` and `trigger-hooks`. Redirect URIs are `/` and `/callback.html` of each page.
 *
 * @param pageUrl the origin that the token endpoint answers with CORS headers
 * @param otherPageUrls origins that are redirected to, but that the token endpoint has no CORS headers for
 */
export function defaultClients(pageUrl: string, otherPageUrls: string[] = []): RegisteredClient[] {
  const redirectUri = [pageUrl, ...otherPageUrls].flatMap((url) => [`${url}/`, `${url}/callback.html`]);
  const client = (clientId: string, fields: Partial<RegisteredClient>): RegisteredClient => ({
    clientId,
    scope: [...demoScopes],
    redirectUri,
    responseType: 'code',
    maxExpires: '15 days',
    whitelisted: false,
    ...fields,
  });
  return [
    client('whitelisted-code', { whitelisted: true }),
    client('whitelisted-token', { whitelisted: true, responseType: 'token' }),
    client('consent-code', {}),
    client('consent-token', { responseType: 'token' }),
    client('whitelisted-pkce', { whitelisted: true, requirePkce: true }),
    client('trigger-hooks', { scope: ['hooks:trigger-hook:*'], whitelisted: true }),
  ];
}

/** {@link ownPage} at the third-party login. */
export const ownPageClient: RegisteredClient = {
  ...ownPage,
  redirectUri: [],
  anyLocalPage: true,
  responseType: 'code',
  maxExpires: '15 days',
  whitelisted: true,
};

/** Whether a client's people may be sent to this address. */
export function mayReturnTo({ redirectUri, anyLocalPage }: RegisteredClient, uri: string): boolean {
  return redirectUri.includes(uri) || (anyLocalPage === true && isLocalPage(uri));
}
