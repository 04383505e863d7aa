import { errors, Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { isLocalPage, ownPage } from '../own-page.js';
import type { Person } from '../people.js';
import { errorPage } from './tenant-pages.js';
import type { TenantParts } from './tenant.js';
import { shapeAccessToken, shapeIdTokens } from './token-shaping.js';

/** The API that the Login service is, as Auth0 knows it. */
export const audience = 'login.taskcluster.net';

/** The Login service's scope as of 2017, and its successor. */
export const apiScopes = ['full-user-credentials', 'taskcluster-credentials'];

/** `oidc-provider` wants a URI where Auth0 takes any name. */
const resourcePrefix = 'urn:audience:';

const sessionSeconds = 3 * 24 * 3_600;

/**
 * `oidc-provider` set up to answer as an Auth0 tenant does.
 *
 * Left out: connections, rules, refresh tokens, password pages, and Auth0's own error codes before a redirect.
 *
 * @param issuer the tenant's URL with a slash at its end, as Auth0 writes it
 * @see https://auth0.com/docs/api/authentication
 */
export function tenantProvider(issuer: string, parts: TenantParts): Provider {
  const provider = new Provider(issuer, configuration(issuer, parts));
  allowPlainHttp(provider);
  if (parts.localPages) allowLocalPages(provider);
  shapeIdTokens(provider, parts);
  return provider;
}

/** Named by port, too: cookies go by host name alone, and two deployments may share this machine's. */
export function sessionCookie(issuer: string): string {
  return `auth0-${new URL(issuer).port}`;
}

function configuration(issuer: string, parts: TenantParts): Configuration {
  const { settings, keys, store, world } = parts;
  return {
    adapter: store.adapter,
    jwks: keys.privateSet() as Configuration['jwks'],
    clients: [parts.clientId, ...(parts.localPages ? [ownPage.clientId] : [])].map((clientId) => ({
      client_id: clientId,
      redirect_uris: parts.redirectUris,
      response_types: ['code', 'id_token', 'id_token token', 'code id_token'],
      grant_types: ['authorization_code', 'implicit'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'RS256',
    })),
    routes: {
      authorization: '/authorize', token: '/oauth/token', jwks: '/.well-known/jwks.json', userinfo: '/userinfo',
    },
    responseTypes: ['code', 'id_token', 'id_token token', 'code id_token'],
    scopes: ['openid', 'profile', 'email'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'nickname', 'picture', 'updated_at'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    extraParams: ['audience', 'auth0Client', 'connection'],
    cookies: {
      keys: [parts.cookieKey],
      names: {
        session: sessionCookie(issuer), interaction: `${sessionCookie(issuer)}-under-way`,
        resume: `${sessionCookie(issuer)}-resume`,
      },
      // SameSite=Lax is what plain http can have: a popup and a same-site frame send it, a cross-site frame does not.
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: () => settings.accessTokenSeconds, IdToken: () => settings.idTokenSeconds,
      Session: sessionSeconds, Grant: sessionSeconds, Interaction: 3_600, AuthorizationCode: 60,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
      resourceIndicators: {
        enabled: true,
        defaultResource: ({ oidc }) => {
          const wanted = oidc.params?.audience;
          return typeof wanted === 'string' && wanted ? `${resourcePrefix}${wanted}` : undefined;
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          const name = resource.slice(resourcePrefix.length);
          if (name !== audience) throw new errors.AccessDenied(`Service not found: ${name}`);
          return {
            audience,
            scope: apiScopes.join(' '),
            accessTokenTTL: settings.accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256', kid: keys.current.kid } },
          };
        },
      },
    },
    formats: { customizers: { jwt: (ctx, _token, jwt) => shapeAccessToken(ctx, jwt, issuer, parts) } },
    clientBasedCORS: (_ctx, origin) => parts.redirectUris.some((uri) => new URL(uri).origin === origin),
    findAccount: (_ctx, sub) => {
      const person = [...world.people.values()].find((each) => each.sub === sub);
      return person && { accountId: sub, claims: async () => userClaims(person) };
    },
    loadExistingGrant: (ctx) => grantFor(ctx, parts),
    interactions: {
      url: (_ctx, { uid, prompt }) => `/u/${prompt.name === 'consent' ? 'consent' : 'login'}/${uid}`,
    },
    renderError: async (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = errorPage(`${error}: ${description ?? ''}`);
    },
  };
}

/** What Auth0 knows of a person. */
export function userClaims(person: Person): { sub: string; [claim: string]: unknown } {
  const { sub, id, name, email, picture } = person;
  return {
    sub, name, nickname: id, picture, updated_at: '2026-01-01T00:00:00.000Z',
    ...email && { email, email_verified: true },
  };
}

/** Everything that was asked for is granted, unless the person must be asked first. */
async function grantFor(ctx: KoaContextWithOIDC, { world, settings }: TenantParts) {
  const { account, client, session, provider } = ctx.oidc;
  if (!account || !client || !session) return undefined;
  const { accountId } = account;
  const person = [...world.people.values()].find(({ sub }) => sub === accountId);
  if (person?.needsConsent && !settings.consents.has(consentKey(accountId, client.clientId))) return undefined;

  const existing = session.grantIdFor(client.clientId);
  const found = existing ? await provider.Grant.find(existing) : undefined;
  if (found?.accountId === accountId) return found;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile email');
  grant.addResourceScope(`${resourcePrefix}${audience}`, apiScopes.join(' '));
  await grant.save();
  return grant;
}

export function consentKey(sub: string, clientId: string): string {
  return `${sub} ${clientId}`;
}

/** The implicit flow is refused to plain http and to localhost; a local deployment has nothing else. */
function allowPlainHttp(provider: Provider): void {
  interface ClientSchema { invalidate(message: string, code?: string): void }
  const { prototype } = (provider.Client as unknown as { Schema: { prototype: ClientSchema } }).Schema;
  const { invalidate } = prototype;
  prototype.invalidate = function (this: ClientSchema, message, code) {
    if (code === 'implicit-force-https' || code === 'implicit-forbid-localhost') return;
    invalidate.call(this, message, code);
  };
}

function allowLocalPages(provider: Provider): void {
  const { prototype } = provider.Client;
  const { redirectUriAllowed } = prototype;
  prototype.redirectUriAllowed = function (uri) {
    return redirectUriAllowed.call(this, uri) || (this.clientId === ownPage.clientId && isLocalPage(uri));
  };
}
