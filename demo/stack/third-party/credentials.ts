import { isDeepStrictEqual } from 'node:util';
import type { RequestHandler } from 'express';
import { scopeIntersection } from 'taskcluster-lib-scopes';
import type { Person } from '../people.js';
import { expandScopes } from '../services/expand-scopes.js';
import type { TcClient } from '../services/clients.js';
import type { World } from '../world.js';
import type { ClientDetails, Grants } from './grants.js';
import { InputError } from './login-errors.js';

/** How much earlier than the truth the answer says that the credentials end. */
const marginMs = 30_000;

/** What the auth service accepts as a clientId. */
const clientIdPattern = /^[A-Za-z0-9!@/:.+|_-]+$/;

/**
 * `GET /login/oauth/credentials`: Taskcluster credentials for an OAuth token, the same ones each time.
 *
 * Every refusal is 500.
 */
export function giveCredentials(world: World, grants: Grants): RequestHandler {
  return (request, response) => {
    // `Bearer` with a capital B only; the header is otherwise taken as absent.
    const header = request.get('authorization');
    const token = header?.startsWith('Bearer') ? header.replace('Bearer ', '') : undefined;
    const grant = grants.findToken(token);
    const person = grant && world.people.get(grant.personId);
    const client = person?.active ? findOrMake(world, person, grant!.client) : undefined;
    if (!client) throw new InputError('Could not generate credentials for this access token');
    response.json({
      expires: new Date(client.expires.getTime() - marginMs).toISOString(),
      credentials: { clientId: client.clientId, accessToken: client.accessToken },
    });
  };
}

/** @returns undefined when the auth service would not make such a client for this person */
function findOrMake(world: World, person: Person, details: ClientDetails): TcClient | undefined {
  if (details.expires.getTime() < world.clock.now()) return undefined;
  if (!mayMake(person, details, world.roles)) return undefined;
  const existing = world.clients.get(details.clientId);
  if (!existing) return world.clients.create({ ...details, deleteOnExpiration: true });
  return isUnchanged(existing, details) ? existing : undefined;
}

/** A person may make clients below the own identity, with scopes that the person still has. */
function mayMake(person: Person, { clientId, scopes }: ClientDetails, roles: Map<string, string[]>): boolean {
  const isOwn = typeof clientId === 'string' && clientIdPattern.test(clientId)
    && clientId.startsWith(`${person.identity}/`);
  const held = scopeIntersection(scopes, expandScopes(person.scopes, roles));
  return isOwn && scopes.every((scope) => held.includes(scope));
}

/** Making a client that exists is refused, unless nobody touched it: a new key alone is no change. */
function isUnchanged(client: TcClient, details: ClientDetails): boolean {
  const { clientId, description, scopes, expires } = client;
  return !client.disabled && client.deleteOnExpiration
    && isDeepStrictEqual({ clientId, description, scopes, expires }, details);
}
