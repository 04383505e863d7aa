import { Certificates } from './certificates.js';
import { Clock } from './clock.js';
import { Faults } from './faults.js';
import { defaultPeople, loginIdentity, type Person } from './people.js';
import { RequestLog } from './request-log.js';
import { Clients } from './services/clients.js';

export type { Person } from './people.js';

/** The state that all parts of the deployment share. */
export interface World {
  clock: Clock;
  people: Map<string, Person>;
  /** The auth service's clients. */
  clients: Clients;
  /** Role id to scopes: `anonymous`, `login-identity:…`, `project:demo`. */
  roles: Map<string, string[]>;
  /** Temporary credentials that were ended early: the auth service refuses them as expired. */
  certificates: Certificates;
  faults: Faults;
  log: RequestLog;
}

/** A world as it is on its first day. */
export function createWorld(): World {
  const clock = new Clock();
  const people = defaultPeople();
  return {
    clock,
    people,
    clients: new Clients(() => clock.now()),
    roles: defaultRoles(people),
    certificates: new Certificates(),
    faults: new Faults(() => clock.now()),
    log: new RequestLog(),
  };
}

/** Puts everything back to the first day; the objects stay the same, so that parts may hold on to them. */
export function resetWorld(world: World): void {
  world.clock.reset();
  refill(world.people, defaultPeople());
  refill(world.roles, defaultRoles(world.people));
  world.clients.reset();
  world.certificates.reset();
  world.faults.reset();
  world.log.clear();
}

/** Everybody gains the anonymous role's scopes; a person's own come through the role of the person's identity. */
function defaultRoles(people: Map<string, Person>): Map<string, string[]> {
  const roles = new Map([
    ['anonymous', ['auth:current-scopes', 'queue:get-artifact:public/*', 'queue:status:*', 'queue:get-task:*']],
    ['project:demo', ['queue:route:index.project.demo.*']],
  ]);
  for (const person of people.values()) {
    roles.set(`login-identity:${loginIdentity(person)}`, person.scopes);
    roles.set(`login-identity:${person.identity}`, person.scopes);
  }
  return roles;
}

function refill<Key, Value>(target: Map<Key, Value>, source: Map<Key, Value>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}
