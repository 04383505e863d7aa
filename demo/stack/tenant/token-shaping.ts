import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { signToken, withoutNulls } from './sign-token.js';
import type { TenantParts } from './tenant.js';

/**
 * Puts id_tokens on the servers' clock, and makes them wrong where a control asks for it.
 *
 * `oidc-provider` reads the machine's clock, so its tokens are signed anew by
 * the same key. Its sessions and codes stay on the machine's clock.
 */
export function shapeIdTokens(provider: Provider, { world, settings, keys }: TenantParts): void {
  const { prototype } = provider.IdToken;
  const { issue } = prototype;
  prototype.issue = async function (options) {
    const token = await issue.call(this, options);
    const alteration = settings.takeAlteration('idToken')?.idToken;
    const claims = shifted(decodeJwt(token), world.clock.offsetMs);
    const { key, header } = alteration ?? {};
    return signToken(keys, { ...claims, ...alteration?.claims }, {
      key, header: { ...decodeProtectedHeader(token), ...header },
    });
  };
}

/**
 * The same for access tokens, with the claims that Auth0 puts in: both audiences, the client as `azp`, all scopes.
 *
 * @see https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
 */
export function shapeAccessToken(
  ctx: KoaContextWithOIDC, jwt: { payload: object }, issuer: string, { world, settings }: TenantParts,
): void {
  const { client_id: clientId, ...claims } = jwt.payload as Record<string, unknown>;
  const granted = new Set(String(claims.scope ?? '').split(' ').filter(Boolean));
  const asked = ctx.oidc.entities.AuthorizationCode?.scopes ?? ctx.oidc.requestParamScopes;
  const scope = [...asked].filter((each) => granted.has(each) || identityScopes.has(each)).join(' ');
  const aud = asked.has('openid') ? [claims.aud, `${issuer}userinfo`] : claims.aud;
  jwt.payload = withoutNulls({
    ...shifted(claims, world.clock.offsetMs), aud, azp: clientId, scope,
    ...settings.takeAlteration('accessToken')?.accessToken?.claims,
  });
}

const identityScopes = new Set(['openid', 'profile', 'email']);

function shifted(claims: Record<string, unknown>, offsetMs: number): Record<string, unknown> {
  const offset = Math.round(offsetMs / 1000);
  const move = (name: string) => (typeof claims[name] === 'number' ? { [name]: claims[name] + offset } : {});
  return { ...claims, ...move('iat'), ...move('exp'), ...move('auth_time') };
}
