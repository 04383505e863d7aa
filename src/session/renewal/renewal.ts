import { type TcError, tcError, toTcError } from '../errors.js';
import type { Grant } from '../grant.js';
import { compareGenerations } from '../memory/compare-generations.js';
import type { Records, SessionRecord } from '../memory/records.js';
import type { Clock, Provider, Tabs, WakeUps } from '../ports.js';
import { say } from '../sentences/session.js';
import type { CredentialsReason } from '../snapshot.js';
import type { Active, RenewalPhase } from '../state.js';
import { backoffMs, judgeRenewal, renewalDue, strikeKind } from './renewal-policy.js';

const lockWaitMs = 25_000;
const strikePauseMs = 4_000;
const wakePauseMs = 5_000;
/** How long a tab that waited for the lock listens for what the holder achieved. */
const peerAnswerMs = 300;
/** A free lock is granted sooner than this. */
const noWaitMs = 20;

/** What renewal may do with the session. */
export interface RenewalHost {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly wakeUps: WakeUps;
  readonly records: Records;
  /** Milliseconds; `null`: only when somebody asks. */
  readonly renewAfterMs: number | null;
  active(): Active | undefined;
  /** Reads tombstone and store again; the session may be over afterwards. */
  look(): void;
  /** Asks the other tabs, and waits until one told its session, or until `ms` are over. */
  askPeers(ms: number): Promise<void>;
  /** Makes a record of the grant, stores it and tells the other tabs. */
  keep(grant: Grant): SessionRecord;
  adopt(record: SessionRecord, reason: CredentialsReason): void;
  phase(phase: RenewalPhase): void;
  /** When the next try is due may have changed. */
  changed(): void;
  personNeeded(error: TcError): void;
  accountChanged(): void;
}

/** Silent renewal: one for all tabs, patient with networks, never taken for a sign-out. */
export class Renewal {
  readonly #host: RenewalHost;
  #running: Promise<void> | undefined;
  #controller: AbortController | undefined;
  #jitter: number;
  #nextTry: number | undefined;
  #strikes = { kind: '', count: 0 };
  #failures = 0;
  #failuresSinceWake = 0;
  #lastTry = -Infinity;
  #lastWake = -Infinity;

  constructor(host: RenewalHost) {
    this.#host = host;
    this.#jitter = host.clock.random();
  }

  /** Whether a hidden frame may work here at all. */
  get possible(): boolean {
    return this.#host.provider.renewsSilently && !this.#host.records.framesBlocked();
  }

  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /** Failed passing tries in a row; those right after a wake-up do not count. */
  get failures(): number {
    return this.#failures;
  }

  /** Milliseconds until the next try; Infinity when none is planned. */
  msUntilDue(): number {
    const { clock, wakeUps, renewAfterMs } = this.#host;
    const active = this.#host.active();
    if (!active || !this.possible || this.#running || !wakeUps.isOnline()) return Infinity;
    if (this.#nextTry !== undefined) return Math.max(0, this.#nextTry - clock.monotonic());
    if (renewAfterMs === null) return Infinity;
    const due = renewalDue(active.record.grant, { renewAfterMs, random: this.#jitter, hidden: wakeUps.isHidden() });
    return Math.max(0, due - clock.now());
  }

  /** The machine woke, or is online again: what failed for passing reasons may work now. */
  wake(): void {
    const { clock } = this.#host;
    this.#lastWake = clock.monotonic();
    this.#failuresSinceWake = 0;
    if (this.#nextTry !== undefined) {
      this.#nextTry = Math.min(this.#nextTry, Math.max(clock.monotonic(), this.#lastTry + wakePauseMs));
    }
  }

  /** Milliseconds since the machine woke. */
  get sinceWakeMs(): number {
    return this.#host.clock.monotonic() - this.#lastWake;
  }

  /** A session is in use that was not before: forget what happened to the older one. */
  reset(): void {
    this.#jitter = this.#host.clock.random();
    this.#nextTry = undefined;
    this.#strikes = { kind: '', count: 0 };
    this.#failures = 0;
    this.#failuresSinceWake = 0;
  }

  /** The session is over: what a renewal under way brings is not wanted any more. */
  abort(): void {
    this.#controller?.abort(tcError('cancelled', say('sessionChanged')));
    this.reset();
  }

  /**
   * Renews now; callers share one run.
   *
   * @throws {TcError} why it did not work. What follows from it for the session has happened by then.
   */
  run(): Promise<void> {
    if (!this.#running) {
      // Deferred by a microtask, so that the run is known to run before it changes anything.
      const running = Promise.resolve()
        .then(() => this.#renew())
        .finally(() => {
          this.#running = undefined;
          this.#host.changed();
        });
      this.#running = running;
    }
    return this.#running;
  }

  async #renew(): Promise<void> {
    const host = this.#host;
    const before = host.active()?.record;
    if (!before || !this.possible) {
      throw tcError('interaction-required', say('signInAgain'));
    }
    const { signal } = (this.#controller = new AbortController());
    this.#lastTry = host.clock.monotonic();
    host.phase('running');
    try {
      const asked = host.clock.monotonic();
      const record = await host.tabs.withLock(() => this.#whileLocked(before, asked, signal), lockWaitMs);
      if (signal.aborted) throw signal.reason;
      if (record === 'busy') throw tcError('timeout', say('otherTabRenews'));
      this.reset();
      host.adopt(record, 'renew');
    } catch (error) {
      const failure = toTcError(error, 'invalid-response', say('notRenewed'));
      if (!signal.aborted) this.#failed(failure);
      throw failure;
    }
  }

  /** With the lock held: nobody else renews now, but somebody may have done so while we waited. */
  async #whileLocked(before: SessionRecord, asked: number, signal: AbortSignal): Promise<SessionRecord> {
    const host = this.#host;
    host.look();
    if (host.clock.monotonic() > asked + noWaitMs) await host.askPeers(peerAnswerMs);
    const newer = this.#current(signal);
    if (compareGenerations(newer.generation, before.generation) > 0) return newer;

    const grant = await host.provider.renew({ signal });
    host.look();
    const current = this.#current(signal);
    if (grant.user.sub !== current.grant.user.sub) {
      throw tcError('account-changed', say('anotherPerson'));
    }
    const hint = host.records.hint();
    if (hint) host.records.saveHint({ ...hint, silentWorked: true });
    return host.keep(grant);
  }

  #current(signal: AbortSignal): SessionRecord {
    const record = this.#host.active()?.record;
    if (signal.aborted || !record) throw tcError('cancelled', say('sessionChanged'));
    return record;
  }

  #failed(error: TcError): void {
    const host = this.#host;
    if (error.code === 'cancelled' || !host.active()) return;
    if (error.code === 'account-changed') return host.accountChanged();

    const kind = strikeKind(error);
    this.#strikes = { kind, count: kind === this.#strikes.kind ? this.#strikes.count + 1 : 1 };
    const silentWorked = host.records.hint()?.silentWorked ?? false;
    switch (judgeRenewal(error, this.#strikes.count, silentWorked)) {
      case 'person-needed':
        return host.personNeeded(error);
      case 'impossible':
        host.records.saveFramesBlocked(true);
        return host.phase('impossible');
      case 'again-soon':
        this.#nextTry = host.clock.monotonic() + strikePauseMs;
        return host.phase('idle');
      case 'later':
        this.#nextTry = host.clock.monotonic() + this.#backoff();
        return host.phase('backoff');
    }
  }

  #backoff(): number {
    const { clock } = this.#host;
    this.#failuresSinceWake++;
    if (this.sinceWakeMs >= 30_000) this.#failures++;
    return backoffMs(Math.max(this.#failures, this.#failuresSinceWake), this.sinceWakeMs, clock);
  }
}
