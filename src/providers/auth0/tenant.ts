import type { WebAuth } from 'auth0-js';
import type { SessionConfiguration } from '../../session/configuration.js';
import { tcError } from '../../session/errors.js';
import { say } from '../../session/sentences/sign-in.js';
import { tenantUrl } from '../authorize-url.js';

/** The tenant's fixed addresses: no token can name others. */
export interface Tenant {
  readonly url: string;
  readonly issuer: string;
  readonly keySetUri: string;
}

export function tenantOf({ domain }: SessionConfiguration): Tenant {
  const url = tenantUrl(domain);
  return { url, issuer: `${url}/`, keySetUri: `${url}/.well-known/jwks.json` };
}

/**
 * auth0-js, bound to this tenant: `overrides` keep it from taking a key set from where a token says.
 *
 * @param clock what it is to take for the time: it knows nothing of a wrong clock, which is learned and judged by us
 * @throws {TcError} `network` when its code cannot be loaded
 */
export async function loadWebAuth(configuration: SessionConfiguration, clock: () => Date): Promise<WebAuth> {
  const { clientId, redirectUri, scope, audience, domain } = configuration;
  const { url, issuer, keySetUri } = tenantOf(configuration);
  const { WebAuth } = await import('auth0-js').catch((cause: unknown) => {
    throw tcError('network', say('signInNotLoaded'), { cause });
  });
  return new WebAuth({
    domain: domain.replace(/\/+$/, ''), clientID: clientId, redirectUri, scope, audience,
    responseType: 'token id_token',
    legacySameSiteCookie: false,
    _sendTelemetry: false,
    overrides: { __tenant: new URL(url).hostname.split('.')[0]!, __token_issuer: issuer, __jwks_uri: keySetUri },
    __clock: clock,
  });
}

/** When a token says it was issued, unverified; else now. */
export function issuedAt(idToken: unknown, now: number): Date {
  try {
    const part = String(idToken).split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const { iat } = JSON.parse(atob(part)) as { iat?: unknown };
    if (typeof iat === 'number' && Number.isFinite(iat)) return new Date(iat * 1000);
  } catch {
    // Not readable: auth0-js says so itself.
  }
  return new Date(now);
}
