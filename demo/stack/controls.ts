import type { FaultEffect, FaultMatch } from './faults.js';
import { loginIdentity } from './people.js';
import { forgeTokens, type ForgedTokens, type ForgeOptions } from './tenant/forge-tokens.js';
import { signToken, type SignOptions } from './tenant/sign-token.js';
import type { TokenAlteration } from './tenant/tenant-settings.js';
import type { Tenant } from './tenant/tenant.js';
import type { ThirdPartyControls } from './third-party/controls.js';
import { resetWorld, type Person, type World } from './world.js';

type FailOptions = FaultMatch & Omit<FaultEffect & { kind: 'fail' }, 'kind'>;

/** What the controls act on. */
export interface Controlled {
  world: World;
  tenant: Tenant;
  thirdParty: ThirdPartyControls;
  /** The OAuth client of tokens that are forged without naming one. */
  clientId: string;
  /** Puts the services' own state back to the first day. */
  resetServices: () => void;
}

/**
 * Makes things happen to a running deployment, for tests and for a person at the demo.
 *
 * A request that a fault is armed for is described by `path` (a prefix when it
 * begins with `/`, else a regular expression), `method`, and `times` (1 by default, 0 for always).
 */
export class Controls {
  readonly #parts: Controlled;

  constructor(parts: Controlled) {
    this.#parts = parts;
  }

  /** Switches of the third-party login alone. */
  get thirdParty(): ThirdPartyControls {
    return this.#parts.thirdParty;
  }

  /** Answers with a status instead of the service; `cors: false` leaves out the headers that let script read it. */
  failNext({ path, method, times, ...effect }: FailOptions): void {
    this.#parts.world.faults.add({ path, method, times }, { kind: 'fail', ...effect });
  }

  /** Holds a request back for `ms` milliseconds. */
  delay({ ms, ...match }: FaultMatch & { ms: number }): void {
    this.#parts.world.faults.add(match, { kind: 'delay', ms });
  }

  /** Never answers. */
  hang(match: FaultMatch): void {
    this.#parts.world.faults.add(match, { kind: 'hang' });
  }

  /** Cuts the connection without an answer. */
  drop(match: FaultMatch): void {
    this.#parts.world.faults.add(match, { kind: 'drop' });
  }

  /** Takes back all faults, nothing else. */
  clearFaults(): void {
    this.#parts.world.faults.reset();
  }

  /** Ends all credentials that people have been given; the auth service says that they are expired. */
  expireCredentials(): void {
    const { world } = this.#parts;
    world.certificates.expireAll();
    const expires = new Date(world.clock.now() - 1_000);
    for (const clientId of this.#clientsOfPeople()) world.clients.update(clientId, { expires });
  }

  /**
   * Refuses a person at the Login service and at the third-party login, and disables the person's clients.
   * The hosted login knows nothing of it, and a certificate that was given out lives on, as in a real deployment.
   */
  revokePerson(id: string, revoked = true): void {
    const { clients } = this.#parts.world;
    const person = this.#person(id);
    person.active = !revoked;
    for (const clientId of this.#clientsOf(person)) {
      if (revoked) clients.disable(clientId);
      else clients.enable(clientId);
    }
  }

  /** Disables one client of the auth service. */
  revokeClient(clientId: string): void {
    this.#parts.world.clients.disable(clientId);
  }

  /** Makes every browser that is signed in at the hosted or the third-party login somebody else's. */
  async switchPerson(id: string): Promise<void> {
    this.#parts.tenant.store.switchPerson(this.#person(id).sub);
    await this.thirdParty.switchPerson(id);
  }

  /** Ends all sessions at the hosted and the third-party login; tokens and credentials live on. */
  async signOutEverybody(): Promise<void> {
    this.#parts.tenant.store.endSessions();
    await this.thirdParty.signOutEverybody();
  }

  /** Makes the hosted login ask this person for consent; an earlier consent is forgotten. */
  requireConsent(id: string, on = true): void {
    this.#person(id).needsConsent = on;
    this.#parts.tenant.settings.consents.clear();
  }

  /** Moves the servers' clock by `ms` milliseconds; negative moves it back. */
  moveClock(ms: number): void {
    this.#parts.world.clock.shift(ms);
  }

  /** How long the tokens of the hosted login last from now on: seconds for both, or for each. */
  tokenLife(seconds: number | { access?: number; id?: number }): void {
    const { access, id } = typeof seconds === 'number' ? { access: seconds, id: seconds } : seconds;
    for (const each of [access, id]) {
      if (each !== undefined && !(Number.isInteger(each) && each > 0)) {
        throw new RangeError('A token\'s life is a whole number of seconds, 1 or more.');
      }
    }
    const { settings } = this.#parts.tenant;
    settings.accessTokenSeconds = access ?? settings.accessTokenSeconds;
    settings.idTokenSeconds = id ?? settings.idTokenSeconds;
  }

  /** Lets no answer of the hosted login into a frame. */
  refuseFrames(on = true): void {
    this.#parts.tenant.settings.refuseFrames = on;
  }

  /** Makes both sign-in pages cut their opener by `Cross-Origin-Opener-Policy: same-origin`. */
  cutOpener(on = true): void {
    this.#parts.tenant.settings.cutOpener = on;
    this.thirdParty.coop(on);
  }

  /** Makes both logins end on an error page that never goes back. */
  deadEnd(on = true): void {
    this.#parts.tenant.settings.deadEnd = on;
    this.thirdParty.authorizeDeadEnd(on);
  }

  /** Gives the hosted login a new signing key; the old key stays in the key set unless `forgetOld`. */
  async rotateKeys(options?: { forgetOld?: boolean }): Promise<void> {
    await this.#parts.tenant.rotateKeys(options);
  }

  /** Makes the next tokens that the hosted login issues wrong. */
  alterTokens(alteration: TokenAlteration): void {
    this.#parts.tenant.settings.alterations.push({ ...alteration });
  }

  /** Signs any claims by the hosted login's key, a foreign one, a confused one, or none. */
  async signToken(claims: object, options?: SignOptions): Promise<string> {
    return signToken(this.#parts.tenant.keys, claims, options);
  }

  /** Both tokens of a sign-in that never happened; wrong in whatever way is asked for. */
  async forgeTokens(options?: ForgeOptions): Promise<ForgedTokens> {
    const { tenant, world, clientId } = this.#parts;
    return forgeTokens(tenant, world, { clientId }, options);
  }

  /** Back to the first day: nobody signed in, no faults, no clients or tasks but the fixed ones, an empty log. */
  async reset(): Promise<void> {
    const { world, tenant, resetServices } = this.#parts;
    resetWorld(world);
    tenant.reset();
    resetServices();
    await this.thirdParty.reset();
  }

  #person(id: string): Person {
    const { people } = this.#parts.world;
    const person = people.get(id);
    if (!person) throw new Error(`There is no person '${id}'; try ${[...people.keys()].join(', ')}.`);
    return person;
  }

  #clientsOfPeople(): string[] {
    return [...this.#parts.world.people.values()].flatMap((person) => this.#clientsOf(person));
  }

  #clientsOf(person: Person): string[] {
    const { clients } = this.#parts.world;
    const identities = [...new Set([person.identity, loginIdentity(person)])];
    return clients.list()
      .map(({ clientId }) => clientId)
      .filter((clientId) => identities.some((each) => clientId === each || clientId.startsWith(`${each}/`)));
  }
}
