import { Identity, type IdentityHost } from '../agent/identity.js';
import type { Attempt } from '../attempts.js';
import { configurationKey } from '../configuration.js';
import type { CredentialAgent } from '../credential-agent.js';
import { deadlineAt, msLeft } from '../deadline.js';
import { type TcError, tcError } from '../errors.js';
import type { Grant } from '../grant.js';
import { Lineage } from '../memory/lineage.js';
import { Records, type SessionRecord } from '../memory/records.js';
import type { Clock, Provider, SessionStore, Tabs, WakeUps } from '../ports.js';
import { Renewal, type RenewalHost } from '../renewal/renewal.js';
import { say } from '../sentences/session.js';
import type { SessionOptions } from '../session.js';
import type { CredentialsReason, SignedOutReason } from '../snapshot.js';
import { activeOf, restOf, transition, type Active, type RenewalPhase, type SessionEvent, type SessionState } from '../state.js';
import type { User } from '../user.js';
import type { BootHost } from './boot.js';
import { Peers, type PeerMessage } from './peers.js';
import { SignIns, type SignInHost } from './sign-ins.js';
import { reviveOrEnd } from './ending.js';

/**
 * The one place where a session changes: it adopts, ends and tells. Boot, sign-ins, renewal and the
 * identity each see it through an interface of their own.
 */
export class Core implements BootHost, SignInHost, RenewalHost, IdentityHost {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly tabs: Tabs;
  readonly wakeUps: WakeUps;
  readonly renewAfterMs: number | null;
  readonly rootUrl: string;
  readonly peersShare: boolean;
  readonly records: Records;
  readonly peers: Peers;
  readonly renewal: Renewal;
  readonly signIns: SignIns;
  /** Why agent or person changed last. */
  reason: CredentialsReason | undefined;
  /** Whether the last session could not be stored. */
  forgetful = false;
  readonly #key: string;
  readonly #sharedStore: boolean;
  readonly #publish: () => void;
  #state: SessionState = { name: 'booting' };
  #identity: Identity | undefined;
  readonly #lineage: Lineage;
  #ending: Promise<void> | undefined;

  constructor(options: SessionOptions, publish: () => void) {
    const { configuration, storage } = options;
    ({
      provider: this.provider,
      clock: this.clock,
      store: this.store,
      tabs: this.tabs,
      wakeUps: this.wakeUps,
      renewAfterMs: this.renewAfterMs,
    } = options);
    this.rootUrl = configuration.rootUrl;
    this.peersShare = storage !== 'memory';
    this.#sharedStore = storage === 'local';
    this.#key = configurationKey(configuration);
    this.#publish = publish;
    this.records = new Records(this.store, this.#key);
    this.#lineage = new Lineage(this.records, this.tabs.id);
    this.peers = new Peers(this.tabs, this.#key);
    this.renewal = new Renewal(this);
    this.signIns = new SignIns(this);
  }

  get state(): SessionState {
    return this.#state;
  }

  get agent(): CredentialAgent | null {
    return this.#identity?.agent ?? null;
  }

  get fetching(): boolean {
    return this.#identity?.fetching ?? false;
  }

  /** Whether the session's end has come and what follows is being decided. */
  get ending(): boolean {
    return this.#ending !== undefined;
  }

  active(): Active | undefined {
    return activeOf(this.#state);
  }

  askPeers(ms: number): Promise<void> {
    return this.peers.ask(this.clock, ms);
  }

  // What happens to attempts.

  started = (attempt: Attempt): void => this.dispatch({ type: 'attempt-started', attempt });
  setAside = (): void => this.dispatch({ type: 'attempt-left' });
  left = (): void => this.dispatch({ type: 'attempt-left' });
  failed = (error: TcError): void => this.dispatch({ type: 'attempt-failed', error });

  succeeded(grant: Grant): CredentialAgent {
    // One change for the outside: the attempt ends because the session begins.
    this.#state = transition(this.#state, { type: 'attempt-left' });
    this.adopt(this.keep(grant), 'signin');
    return this.#identity!.agent;
  }

  // What becomes of the session.

  nobody = (reason: SignedOutReason): void => this.dispatch({ type: 'nobody-found', reason });
  phase = (phase: RenewalPhase): void => this.dispatch({ type: 'renewal', phase });
  trouble = (error: TcError): void => this.dispatch({ type: 'trouble', error });
  recovered = (): void => this.dispatch({ type: 'dismissed' });
  misconfigured = (error: TcError): void => this.dispatch({ type: 'misconfigured', error });
  changed = (): void => this.#publish();

  dispatch(event: SessionEvent): void {
    this.#state = transition(this.#state, event);
    this.#publish();
  }

  /** Makes the next generation's record of a grant, stores it and tells the other tabs. */
  keep(grant: Grant): SessionRecord {
    const record = { configuration: this.#key, generation: this.#lineage.next(), grant };
    this.forgetful = !this.records.saveSession(record);
    if (this.peersShare) this.peers.tellSession(record);
    return record;
  }

  /** Uses a session: our own new one, a stored one, another tab's. */
  adopt(record: SessionRecord, reason: CredentialsReason): void {
    const { user, expires } = record.grant;
    const another = this.#identity !== undefined && this.#identity.sub !== user.sub;
    if (another) this.#endIdentity(tcError('account-changed', say('anotherPerson')));
    this.#identity ??= new Identity(user.sub, this);
    this.#lineage.use(record.generation);
    this.reason = another ? 'account-change' : reason;
    this.renewal.reset();
    const renewal = this.renewal.possible ? 'idle' : 'impossible';
    this.#state = transition(this.#state, { type: 'adopted', record, deadline: deadlineAt(expires, this.clock), renewal });
    this.#identity.grantChanged();
    if (this.#state.name === 'active') this.signIns.fulfil(this.#identity.agent);
    this.#rememberName(user);
    this.#publish();
  }

  /** The session is over for now; who it was stays known, and the same person revives it. */
  personNeeded(error: TcError, user = this.active()?.record.grant.user): void {
    if (!user) return;
    this.renewal.abort();
    this.records.forgetSession();
    this.reason = 'expire';
    this.#state = transition(this.#state, { type: 'needs-interaction', user, error });
    this.#identity?.grantChanged();
    this.#publish();
  }

  /** Somebody else is signed in at the provider: this page's person is gone, the other one was not asked for. */
  accountChanged = (): void => this.signOut('account-changed');

  /** Ends the session here and everywhere. The tombstone stands before anything else is touched. */
  signOut(reason: SignedOutReason): void {
    const generation = this.#lineage.next();
    this.records.saveTombstone(generation);
    this.records.saveHint(undefined);
    this.peers.tellSignedOut(generation);
    this.#over(reason);
  }

  /** Looks at what other tabs left in storage: a sign-out, or a newer session. */
  look(): void {
    if (this.#state.name === 'booting') return;
    if (this.#identity && this.#lineage.isOver()) return this.#over('other-tab');
    const stored = this.#sharedStore ? this.records.session() : undefined;
    if (stored) this.#adoptIfNewer(stored);
  }

  /** A message of another tab. */
  hear(message: PeerMessage): void {
    switch (message.type) {
      case 'hello': {
        const record = this.active()?.record;
        if (record && this.peersShare) this.peers.tellSession(record);
        return;
      }
      case 'session':
        if (this.peersShare) this.#adoptIfNewer(message.record);
        return;
      case 'signed-out':
        if (this.#lineage.isOver(message.generation) && this.#identity) this.#over('other-tab');
    }
  }

  /** Lets a call through only while the session serves; its end may have come unseen. */
  async admit(signal: AbortSignal | undefined): Promise<void> {
    this.look();
    const active = this.active();
    if (active && msLeft(active.deadline, this.clock) === 0) await this.endOrRevive();
    if (signal?.aborted) throw tcError('cancelled', say('waitingCancelled'), { cause: signal.reason });
    if (!this.active()) throw this.whyNot();
  }

  whyNot(): TcError {
    const rest = restOf(this.#state);
    if (rest.name === 'needs-interaction' || rest.name === 'misconfigured') return rest.error;
    return tcError('signed-out', say('signedOut'));
  }

  /** The session's end has come: one silent try where that is possible, else the person is needed. */
  endOrRevive(): Promise<void> {
    this.#ending ??= reviveOrEnd(this).finally(() => {
      this.#ending = undefined;
      this.#publish();
    });
    return this.#ending;
  }

  #adoptIfNewer(record: SessionRecord): void {
    if (record.grant.expires <= this.clock.now() || !this.#lineage.isNewer(record.generation)) return;
    this.forgetful = !this.records.saveSession(record);
    const known = this.#identity?.sub === record.grant.user.sub;
    this.adopt(record, known ? 'renew' : 'restore');
  }

  #over(reason: SignedOutReason): void {
    this.records.forgetSession();
    this.renewal.abort();
    this.signIns.abandon(tcError('cancelled', say('sessionChanged')));
    this.#endIdentity(tcError('signed-out', say('signedOut')));
    this.provider.sweep();
    this.reason = 'signout';
    this.dispatch({ type: 'signed-out', reason });
  }

  #endIdentity(error: TcError): void {
    const identity = this.#identity;
    this.#identity = undefined;
    identity?.end(error);
  }

  #rememberName({ sub, name }: User): void {
    const hint = this.records.hint();
    this.records.saveHint({ sub, name, silentWorked: hint?.sub === sub && hint.silentWorked });
  }
}
