import { issueTemporaryCredentials } from '../services/issue-credentials.js';
import { loginIdentity } from '../people.js';
import type { Person, World } from '../world.js';

const quarterHourMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** What the Login service answers. */
export interface CredentialsAnswer {
  /** ISO 8601; 30 s before the credentials really end. */
  expires: string;
  credentials: { clientId: string; accessToken: string; certificate?: string };
}

/** New credentials for a person: valid from 15 minutes ago until 15 minutes from now. */
export function credentialsFor(world: World, person: Person): CredentialsAnswer {
  const now = world.clock.now();
  const clientId = loginIdentity(person);
  const start = new Date(now - quarterHourMs);
  const expiry = new Date(now + quarterHourMs);
  const expires = new Date(expiry.getTime() - 30_000).toJSON();
  const scopes = scopesOf(person);
  const credentials = person.permanent
    ? permanentCredentials(world, clientId, scopes)
    : issueTemporaryCredentials(world, { clientId, scopes, start, expiry });
  return { expires, credentials };
}

/** What a person has is in roles; a certificate names only those. */
function scopesOf(person: Person): string[] {
  const groups = person.sub.startsWith('ad|') ? ['assume:mozilla-group:team_demo'] : [];
  return [...groups, `assume:login-identity:${loginIdentity(person)}`];
}

/** A client that outlives the answer: the same one until it expires or is removed. */
function permanentCredentials(world: World, clientId: string, scopes: string[]): CredentialsAnswer['credentials'] {
  const now = world.clock.now();
  const known = world.clients.get(clientId);
  const client = known && known.expires.getTime() > now ? known : world.clients.create({
    clientId, scopes, expires: new Date(now + dayMs), deleteOnExpiration: true,
    description: 'Made by the Login service for a person',
  });
  return { clientId, accessToken: client.accessToken };
}
