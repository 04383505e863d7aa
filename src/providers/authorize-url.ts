import type { Attempt } from '../session/attempts.js';
import type { SessionConfiguration } from '../session/configuration.js';

export interface AuthorizeOptions {
  /** OpenID's `prompt`: `login`, `select_account`, … Auth0 only. */
  prompt?: string;
  /** Who is expected to sign in. Auth0 only. */
  loginHint?: string;
  /** PKCE's code challenge (S256), for a code. */
  challenge?: string;
}

/** The tenant's address without a trailing slash. A domain may begin with `http`: a stand-in on this machine. */
export function tenantUrl(domain: string): string {
  return (/^https?:/.test(domain) ? domain : `https://${domain}`).replace(/\/+$/, '');
}

/**
 * Where an attempt begins. Needs nothing that must be loaded first, because a popup opens inside the click.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ImplicitAuthRequest
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export function authorizeUrl(
  configuration: SessionConfiguration,
  { state, nonce }: Pick<Attempt, 'state' | 'nonce'>,
  { prompt = '', loginHint = '', challenge = '' }: AuthorizeOptions = {},
): string {
  const { rootUrl, clientId, redirectUri, scope, domain, audience, connection, responseType, lifetime } = configuration;
  const common = { client_id: clientId, redirect_uri: redirectUri, scope, state };
  return configuration.provider === 'taskcluster'
    ? address(`${rootUrl}/login/oauth/authorize`, {
        ...common, response_type: responseType || 'code', expires: lifetime,
        code_challenge: challenge, code_challenge_method: challenge && 'S256',
      })
    : address(`${tenantUrl(domain)}/authorize`, {
        ...common, response_type: 'token id_token', nonce, audience, connection, prompt, login_hint: loginHint,
      });
}

function address(endpoint: string, parameters: Record<string, string>): string {
  return `${endpoint}?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))}`;
}
