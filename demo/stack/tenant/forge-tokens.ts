import { accessTokenHash, signToken, type SignOptions } from './sign-token.js';
import type { Tenant } from './tenant.js';
import { apiScopes, audience, userClaims } from './tenant-provider.js';
import type { World } from '../world.js';

/** A sign-in answer to be built: sound unless something here makes it wrong. A claim that is `null` is left out. */
export interface ForgeOptions extends SignOptions {
  /** Whose, by id; `alice` by default. */
  person?: string;
  nonce?: string;
  /** With a slash at its end; the tenant on localhost by default. */
  issuer?: string;
  clientId?: string;
  /** Seconds; 2 hours by default. */
  lifetime?: number;
  /** Laid over the id_token's claims. */
  claims?: Record<string, unknown>;
  /** Laid over the access token's claims, which the tenant's own key always signs. */
  accessClaims?: Record<string, unknown>;
}

/** The members of a sign-in answer, named as on the wire. */
export interface ForgedTokens {
  access_token: string;
  id_token: string;
  expires_in: number;
  token_type: 'Bearer';
}

/**
 * Both tokens of a sign-in that never happened, for tests that build answers of their own.
 *
 * @throws {Error} when there is no such person
 */
export async function forgeTokens(
  tenant: Tenant, world: World, defaults: { clientId: string }, options: ForgeOptions = {},
): Promise<ForgedTokens> {
  const { nonce, lifetime = 7_200, issuer = tenant.issuers[0]!, clientId = defaults.clientId } = options;
  const person = world.people.get(options.person ?? 'alice');
  if (!person) throw new Error(`There is no person '${options.person}'; try ${[...world.people.keys()].join(', ')}.`);
  const iat = Math.floor(world.clock.now() / 1000);
  const common = { iss: issuer, iat, exp: iat + lifetime };
  const access_token = await signToken(tenant.keys, {
    ...common, sub: person.sub, azp: clientId, aud: [audience, `${issuer}userinfo`],
    scope: ['openid', 'profile', 'email', ...apiScopes].join(' '), ...options.accessClaims,
  });
  const id_token = await signToken(tenant.keys, {
    ...userClaims(person), ...common, aud: clientId, nonce: nonce ?? null,
    at_hash: accessTokenHash(access_token), ...options.claims,
  }, options);
  return { access_token, id_token, expires_in: lifetime, token_type: 'Bearer' };
}
