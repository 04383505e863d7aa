import type { Attempt } from './attempts.js';
import type { SessionConfiguration } from './configuration.js';
import type { CredentialAgent } from './credential-agent.js';
import { msLeft } from './deadline.js';
import { tcError } from './errors.js';
import { boot, type Callback } from './flow/boot.js';
import { Core } from './flow/core.js';
import { Timer } from './flow/timer.js';
import type { Clock, Provider, SessionStore, SignInWindow, Tabs, WakeUp, WakeUps } from './ports.js';
import { say } from './sentences/session.js';
import { initialSnapshot, type SessionSnapshot } from './snapshot.js';
import { msUntilStatusChanges, sameSnapshot, snapshotOf } from './status.js';

/** After this long on screen a page may not say "one moment" any more. */
const longestBootMs = 5_000;

export interface SessionOptions {
  configuration: SessionConfiguration;
  provider: Provider;
  clock: Clock;
  store: SessionStore;
  tabs: Tabs;
  wakeUps: WakeUps;
  storage: 'session' | 'memory' | 'local';
  /** Milliseconds from sign-in to silent renewal; `null`: never by itself. */
  renewAfterMs: number | null;
  /** How long before its end a session that cannot renew silently is `expiring`, milliseconds. */
  warnBeforeMs: number;
}

/**
 * A page's session with one configuration: who is signed in, until when, and the agent that serves.
 *
 * What can be called from outside, and when things happen. What happens is in flow/core.ts; what may
 * follow what, in state.ts.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #core: Core;
  readonly #timer: Timer;
  readonly #listeners = new Set<(snapshot: SessionSnapshot) => void>();
  #snapshot: SessionSnapshot = initialSnapshot;
  #detach: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#core = new Core(options, () => this.#publish());
    this.#timer = new Timer(options.clock, options.wakeUps, (slept) => this.#tick(slept));
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** @returns stops listening */
  subscribe(listener: (snapshot: SessionSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Finds out who is signed in. Called once. */
  start(callback?: Callback): void {
    this.resume();
    const stop = this.#options.clock.after(longestBootMs, () => this.#core.nobody('never'));
    void boot(this.#core, callback).finally(stop);
  }

  /**
   * An attempt began: its popup is open, or the page is about to leave for the provider.
   *
   * @throws {TcError} `cancelled`, `popup-closed` (after the attempt's life), or what the provider said
   */
  attemptStarted(attempt: Attempt, window?: SignInWindow): Promise<CredentialAgent> {
    return this.#core.signIns.begin(attempt, window);
  }

  /** Brings the popup of the attempt under way to the front; false when there is none. */
  focusSignIn(): boolean {
    return this.#core.signIns.focus();
  }

  cancelSignIn(): void {
    this.#core.signIns.cancel();
  }

  dismissError(): void {
    this.#core.dispatch({ type: 'dismissed' });
  }

  /** Ends the session here and in all tabs. */
  signOut(): void {
    this.#core.signOut('user');
  }

  /** Where the provider forgets the person too; `undefined` where there is no such place. */
  logoutUrl(returnTo: string): string | undefined {
    return this.#options.provider.logoutUrl(returnTo);
  }

  /**
   * Renews now, without the person.
   *
   * @throws {TcError} `interaction-required` where that cannot be; `network`, `timeout`, …
   */
  renew(): Promise<void> {
    this.#core.look();
    return this.#core.renewal.run();
  }

  /**
   * The current id_token, for the page's own backend.
   *
   * @throws {TcError} `signed-out`, `expired`; `configuration` where the provider gives none
   */
  async getIdToken(): Promise<string> {
    await this.#core.admit(undefined);
    const token = this.#core.active()?.record.grant.secrets.idToken;
    if (typeof token === 'string') return token;
    throw tcError('configuration', say('noIdToken'), {
      hint: 'getIdToken() works with provider="auth0" only: the third-party login has no id_token.',
    });
  }

  /** The last element left the page: timers, channel and listeners go, what is known stays. */
  suspend(): void {
    this.#detach?.();
    this.#detach = undefined;
    this.#timer.stop();
    this.#options.tabs.close();
  }

  resume(): void {
    if (this.#detach) return;
    const stopHearing = this.#core.peers.subscribe((message) => this.#core.hear(message));
    const stopWaking = this.#options.wakeUps.subscribe((wakeUp) => this.#wake(wakeUp));
    this.#detach = () => {
      stopHearing();
      stopWaking();
    };
    if (this.#core.state.name === 'booting') return;
    this.#core.peers.hello();
    this.#tick(this.#timer.slept());
  }

  #wake(wakeUp: WakeUp): void {
    const slept = this.#timer.slept();
    if (wakeUp === 'hidden' || wakeUp === 'offline') return this.#publish();
    if (wakeUp === 'pageshow') {
      this.#core.signIns.cancelRedirect();
      this.#core.peers.hello();
    }
    this.#tick(slept || wakeUp !== 'focus');
  }

  /** Looks at everything that time or another tab may have changed. */
  #tick(woke: boolean): void {
    const core = this.#core;
    if (woke) core.renewal.wake();
    core.look();
    const active = core.active();
    if (active && msLeft(active.deadline, this.#options.clock) === 0) void core.endOrRevive();
    else if (core.renewal.msUntilDue() === 0) core.renewal.run().catch(() => undefined);
    this.#publish();
  }

  #publish(): void {
    const core = this.#core;
    const active = core.active();
    const { clock, warnBeforeMs, renewAfterMs } = this.#options;
    const endsByItself = active?.renewal === 'impossible' || renewAfterMs === null;
    const around = { clock, warnBeforeMs, endsByItself };
    if (this.#detach) {
      const statusChange = active && !core.ending ? msUntilStatusChanges(active, around) : Infinity;
      this.#timer.set(Math.min(statusChange, core.renewal.msUntilDue()));
    }
    const snapshot = snapshotOf(core.state, {
      ...around,
      agent: core.agent,
      reason: core.reason,
      busy: core.fetching,
      failures: core.renewal.failures,
      armed: core.signIns.armed,
      forgetful: core.forgetful,
    });
    if (sameSnapshot(snapshot, this.#snapshot)) return;
    this.#snapshot = Object.freeze(snapshot);
    for (const listener of [...this.#listeners]) listener(snapshot);
  }
}
