import { isSafeOrigin, normalizeRootUrl, type SessionConfiguration } from '../session/configuration.js';
import { TcError } from '../session/errors.js';

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
 * The configuration that a `<tc-signin>` stands for. Looks only at what must be right before an address can be made of
 * it; the provider checks the rest when it is loaded.
 *
 * @throws {TcError} `configuration`, with the attribute to change in its hint
 */
export function signinConfiguration(written: SigninAttributes, page: PageFacts): SessionConfiguration {
  const attributes = trim(written);
  const { provider, clientId, scope, domain } = attributes;
  const allowed = page.rootUrls.map(normalizeRootUrl);
  const rootUrl = normalizeRootUrl(attributes.rootUrl || (allowed[0] ?? ''));
  if (allowed.length && !allowed.includes(rootUrl)) {
    throw wrong(`${rootUrl} is not among those that <meta name="taskcluster-root-url"> allows.`);
  }
  if (provider !== 'auth0' && provider !== 'taskcluster') throw wrong('provider must be auth0 or taskcluster.');
  if (!clientId) throw wrong('Set client-id: the OAuth client that is registered for this page.');
  const redirectUri = pageAddress(attributes.redirectUri, page);
  const common = { rootUrl, clientId, redirectUri };
  if (provider === 'taskcluster') {
    if (!scope) throw wrong('Set scope: the Taskcluster scopes that the client is registered for.');
    const responseType = attributes.responseType || 'code';
    if (responseType !== 'code' && responseType !== 'token') throw wrong('response-type must be code or token.');
    const lifetime = attributes.lifetime || '1 day';
    return { ...common, ...noAuth0, provider, scope, responseType, lifetime };
  }
  if (!domain) {
    throw wrong('Set domain to your Auth0 tenant; for the deployment\'s own login set provider="taskcluster".');
  }
  const { audience, connection, oidcProvider } = attributes;
  return {
    ...common,
    provider,
    scope: scope || auth0Scope,
    domain,
    audience: audience || 'login.taskcluster.net',
    connection,
    oidcProvider: oidcProvider || 'mozilla-auth0',
    credentialsUrl: exchangeUrl(attributes, rootUrl, page),
    responseType: '',
    lifetime: '',
  };
}

const noAuth0 = { domain: '', audience: '', connection: '', oidcProvider: '', credentialsUrl: '' } as const;

function exchangeUrl(attributes: SigninAttributes, rootUrl: string, page: PageFacts): string {
  const { credentialsUrl, oidcProvider } = attributes;
  if (!credentialsUrl) return `${rootUrl}/api/login/v1/oidc-credentials/${oidcProvider || 'mozilla-auth0'}`;
  const url = toUrl(credentialsUrl, page.base);
  if (!url || !isSafeOrigin(url)) throw wrong('credentials-url must be an https address.');
  if (page.credentialsUrlMarkup?.trim() === credentialsUrl && url.origin !== new URL(rootUrl).origin) {
    throw wrong('The attribute credentials-url must be under the root URL; set the property to use another origin.');
  }
  return url.href;
}

function pageAddress(redirectUri: string, { address, base }: PageFacts): string {
  const url = toUrl(redirectUri || address, base);
  if (!url || url.origin !== new URL(address).origin) throw wrong('redirect-uri must be a page of this origin.');
  if (!redirectUri) url.search = '';
  url.hash = '';
  return url.href;
}

const names = [
  'rootUrl', 'provider', 'clientId', 'scope', 'redirectUri', 'domain', 'audience', 'connection', 'oidcProvider',
  'credentialsUrl', 'responseType', 'lifetime',
] as const satisfies readonly (keyof SigninAttributes)[];

const trim = (written: SigninAttributes): SigninAttributes =>
  Object.fromEntries(names.map((name) => [name, `${written[name] ?? ''}`.trim()])) as unknown as SigninAttributes;

function toUrl(text: string, base: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

const wrong = (hint: string) => new TcError('configuration', 'Sign-in is not set up on this page.', { hint });
