import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Person, World } from '../world.js';

/** The hosted login, as the Login service knows it. */
export interface TokenIssuer {
  issuers: string[];
  keys: { publicSet(): JSONWebKeySet };
}

const audience = 'login.taskcluster.net';
const eitherScope = ['full-user-credentials', 'taskcluster-credentials'];

/** Whose access token this is; undefined when it is nobody's, or unfit for any reason. */
export async function personOf(
  world: World, { issuers, keys }: TokenIssuer, authorization: string | undefined,
): Promise<Person | undefined> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  const verified = await jwtVerify(token, createLocalJWKSet(keys.publicSet()), {
    issuer: issuers, audience, algorithms: ['RS256'], requiredClaims: ['exp', 'sub'],
    currentDate: new Date(world.clock.now()),
  }).catch(() => undefined);
  if (!verified) return undefined;
  const { scope, sub } = verified.payload;
  const scopes = String(scope ?? '').split(' ');
  if (!eitherScope.some((each) => scopes.includes(each))) return undefined;
  return [...world.people.values()].find((person) => person.sub === sub);
}
