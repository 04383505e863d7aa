import { fromNow } from 'taskcluster-client-web/src/utils.js';
import { isSafeOrigin, toUrl } from '../session/addresses.js';
import type { SessionConfiguration } from '../session/configuration.js';
import { tcError } from '../session/errors.js';
import { normalizeRootUrl } from '../session/normalize-root-url.js';
import { say } from '../session/sentences/sign-in.js';
import { tenantUrl } from './authorize-url.js';

/**
 * Refuses a configuration that cannot work, before anything is sent.
 *
 * @param pageOrigin the page's; `redirect-uri` must be there
 * @throws {TcError} `configuration`, with the attribute to change in its hint
 */
export function validateConfiguration(
  configuration: SessionConfiguration,
  pageOrigin: string | undefined = globalThis.location?.origin,
): void {
  const { rootUrl, provider, clientId, redirectUri } = configuration;
  normalizeRootUrl(rootUrl);
  if (!clientId) throw wrong('Set client-id: the OAuth client that is registered for this page.');
  const redirect = toUrl(redirectUri);
  if (!redirect || (pageOrigin && redirect.origin !== pageOrigin) || redirect.hash) {
    throw wrong('redirect-uri must be a page of this origin, without a fragment.');
  }
  if (!globalThis.crypto?.subtle) {
    throw wrong('Sign-in needs a secure context: serve the page over https, or from localhost.');
  }
  switch (provider) {
    case 'auth0': return validateAuth0(configuration);
    case 'taskcluster': return validateTaskcluster(configuration);
    default: throw wrong('provider must be auth0 or taskcluster.');
  }
}

function validateAuth0({ domain, scope, credentialsUrl }: SessionConfiguration): void {
  if (!domain) {
    throw wrong('Set domain to your Auth0 tenant; for the deployment\'s own login set provider="taskcluster".');
  }
  const tenant = toUrl(tenantUrl(domain));
  if (!tenant || !isSafeOrigin(tenant) || tenant.href !== `${tenant.origin}/`) {
    throw wrong('domain must be the host of an Auth0 tenant, such as example.eu.auth0.com.');
  }
  if (!scope.split(/\s+/).includes('openid')) throw wrong('scope must contain openid: without it nobody says who signed in.');
  const exchange = toUrl(credentialsUrl);
  if (!exchange || !isSafeOrigin(exchange) || exchange.username || exchange.password) {
    throw wrong('credentials-url must be an https address.');
  }
}

function validateTaskcluster({ scope, responseType, lifetime }: SessionConfiguration): void {
  if (!scope.trim()) throw wrong('Set scope: the Taskcluster scopes that the client is registered for.');
  if (!['', 'code', 'token'].includes(responseType)) throw wrong('response-type must be code or token.');
  if (lifetime && !isLifetime(lifetime)) {
    throw wrong('lifetime must be a duration such as "1 day" or "12 hours".');
  }
}

function isLifetime(text: string): boolean {
  try {
    return fromNow(text, new Date(0)).getTime() > 0;
  } catch {
    return false;
  }
}

const wrong = (hint: string) => tcError('configuration', say('signInNotSetUp'), { hint });
