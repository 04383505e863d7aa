import { isSafeOrigin, readRootUrl, toUrl } from '../session/addresses.js';
import { configurationFields, type SessionConfiguration } from '../session/configuration.js';
import type { Trouble } from './signin-trouble.js';

/** What a page wrote on its `<tc-signin>`. Empty text: not set; frameworks may also leave null or undefined. */
export interface SigninAttributes {
  readonly rootUrl: string;
  readonly provider: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  readonly domain: string;
  readonly audience: string;
  readonly connection: string;
  readonly oidcProvider: string;
  readonly credentialsUrl: string;
  readonly responseType: string;
  readonly lifetime: string;
}

export interface PageFacts {
  /** The page's address. */
  readonly address: string;
  /** What relative addresses are relative to. */
  readonly base: string;
  /** The `credentials-url` in the markup, which may be injected: another origin counts only when a script set it. */
  readonly credentialsUrlMarkup: string | null;
  /** The root URLs that `<meta name="taskcluster-root-url">` in the head names; none: any is allowed. */
  readonly rootUrls: readonly string[];
}

/** The name of 2017 and its successor: either makes a Login service answer. */
const auth0Scope = 'openid profile full-user-credentials taskcluster-credentials';

/**
 * The configuration that a `<tc-signin>` stands for, or what is wrong with its attributes. Looks only at what must be
 * right before an address can be made of it; the provider checks the rest when it is loaded.
 */
export function signinConfiguration(written: SigninAttributes, page: PageFacts): SessionConfiguration | Trouble {
  const attributes = trim(written);
  const { provider, clientId, scope, domain, audience, connection, oidcProvider } = attributes;
  const allowed = page.rootUrls.map(readRootUrl);
  const rootUrl = attributes.rootUrl ? readRootUrl(attributes.rootUrl) : allowed[0];
  if (!rootUrl || allowed.includes(undefined)) return 'root-url';
  if (allowed.length && !allowed.includes(rootUrl)) return 'other-root-url';
  if (provider !== 'auth0' && provider !== 'taskcluster') return 'provider';
  if (!clientId) return 'client-id';
  const redirectUri = pageAddress(attributes.redirectUri, page);
  if (!redirectUri) return 'redirect-uri';
  const common = { rootUrl, clientId, redirectUri };
  if (provider === 'taskcluster') {
    if (!scope) return 'scope';
    const responseType = attributes.responseType || 'code';
    if (responseType !== 'code' && responseType !== 'token') return 'response-type';
    return { ...common, ...noAuth0, provider, scope, responseType, lifetime: attributes.lifetime || '1 day' };
  }
  if (!domain) return 'domain';
  const exchangeName = oidcProvider || 'mozilla-auth0';
  const credentialsUrl = attributes.credentialsUrl || `${rootUrl}/api/login/v1/oidc-credentials/${exchangeName}`;
  const exchange = toUrl(credentialsUrl, page.base);
  if (!exchange || !isSafeOrigin(exchange)) return 'credentials-url';
  const isMarkup = page.credentialsUrlMarkup?.trim() === credentialsUrl;
  if (isMarkup && exchange.origin !== new URL(rootUrl).origin) return 'other-credentials-url';
  return {
    ...common,
    provider,
    scope: scope || auth0Scope,
    domain,
    audience: audience || 'login.taskcluster.net',
    connection,
    oidcProvider: exchangeName,
    credentialsUrl: attributes.credentialsUrl ? exchange.href : credentialsUrl,
    responseType: '',
    lifetime: '',
  };
}

const noAuth0 = { domain: '', audience: '', connection: '', oidcProvider: '', credentialsUrl: '' } as const;

function pageAddress(redirectUri: string, { address, base }: PageFacts): string | undefined {
  const url = toUrl(redirectUri || address, base);
  // A file has no host: nobody can be sent back to it.
  if (!url?.host || url.origin !== new URL(address).origin) return undefined;
  if (!redirectUri) url.search = '';
  url.hash = '';
  return url.href;
}

const trim = (written: SigninAttributes): SigninAttributes =>
  Object.fromEntries(configurationFields.map((name) => [name, `${written[name] ?? ''}`.trim()])) as never;
