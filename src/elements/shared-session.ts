import { createStore } from '../platform/browser-store.js';
import { onReturn, onSignedInElsewhere } from '../platform/elsewhere.js';
import { captureCallback, type CapturedCallback } from '../platform/glance.js';
import { goTo, restorePlace } from '../platform/redirect.js';
import { takeAttempt } from '../session/attempts.js';
import type { SessionConfiguration } from '../session/configuration.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError, toTcError } from '../session/errors.js';
import type { SessionStore } from '../session/ports.js';
import { prepareProofKey } from '../session/proof-key.js';
import { say } from '../session/sentences/sign-in.js';
import type { Session } from '../session/session.js';
import { initialSnapshot, type SessionSnapshot } from '../session/snapshot.js';
import { asksForCode, type AttemptOptions, beginAttempt, type BegunAttempt, type OpenAttempt } from './begin-attempt.js';
import { loadEngine } from './load-engine.js';
import { popupDelivery } from './popup-delivery.js';
import type { SessionSettings } from './session-settings.js';
import { sharedSnapshot, type SharedSnapshot, type Surroundings } from './shared-snapshot.js';

/**
 * What a page needs of a session at once: whether there is anything to restore, and the window that opens in a click.
 * The session itself is loaded when it is needed.
 */
export class SharedSession {
  readonly key: string;
  readonly configuration: SessionConfiguration;
  readonly settings: SessionSettings;
  readonly #store: SessionStore;
  readonly #listeners = new Set<() => void>();
  #holders = 0;
  #snapshot: SharedSnapshot = { ...initialSnapshot, inert: false, delivered: false, declined: false };
  /** What is known before the session is loaded. */
  #glimpse: SessionSnapshot = initialSnapshot;
  #loading: Promise<Session> | undefined;
  #session: Session | undefined;
  #started = false;
  #open: OpenAttempt | undefined;
  /** The window is open, the session not loaded yet. */
  #beginning = false;
  #trouble: TcError | undefined;
  /** Where the person was before they were sent away. */
  #returnTo: string | undefined;
  #window: Surroundings['window'] = 'page';

  constructor(key: string, configuration: SessionConfiguration, settings: SessionSettings) {
    this.key = key;
    this.configuration = configuration;
    this.settings = settings;
    this.#store = createStore(key, settings.storage);
    if (asksForCode(configuration)) prepareProofKey();
  }

  get snapshot(): SharedSnapshot {
    return this.#snapshot;
  }

  /** Whether any element shows it. */
  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Calls `listener` after each change, not at once. */
  subscribe(listener: () => void): () => void {
    // A function of its own, so that whoever subscribes twice is told twice.
    const tell = () => listener();
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  /** An element shows the session. While none does, the session rests: no timer, no channel. The answer lets go. */
  hold(): () => void {
    this.#holders++;
    if (!this.#started) void this.#start();
    else this.#session?.resume();
    return () => {
      this.#holders--;
      // An element that moves leaves and comes back within the same task.
      queueMicrotask(() => this.#restIfLeft());
    };
  }

  #restIfLeft(): void {
    if (!this.isHeld) this.#session?.suspend();
  }

  /** Loads what a sign-in needs. */
  prepare(): void {
    if (this.#window === 'page') this.#load().catch(() => undefined);
  }

  /** Opens the provider's page before it returns; the popup that is open already comes to the front. */
  signIn(options: AttemptOptions): Promise<CredentialAgent> {
    if (this.#window !== 'page') return Promise.reject(tcError('cancelled', say('signInNotAllowed')));
    const open = this.#open;
    if (open?.window && this.#snapshot.status === 'signing-in' && options.mode === 'popup') {
      open.window.focus();
      return open.outcome;
    }
    if (open && this.#beginning) this.#giveUp(open, tcError('cancelled', say('signInCancelled')), undefined);
    this.#trouble = undefined;
    let begun: BegunAttempt;
    try {
      begun = beginAttempt(this.configuration, this.key, this.#store, options);
    } catch (error) {
      this.#trouble = toTcError(error, 'configuration', say('signInNotSetUp'));
      this.#publish();
      return Promise.reject(this.#trouble);
    }
    let reject: OpenAttempt['reject'] = () => undefined;
    const outcome = new Promise<CredentialAgent>((resolve, rejectOutcome) => {
      reject = rejectOutcome;
      this.#load().then(
        (session) => this.#open === opened && resolve(this.#handOver(session, begun)),
        // A page that is leaving for the provider loads nothing any more: its attempt is under way all the same.
        (error: TcError) => begun.window && this.#open === opened && this.#giveUp(opened, error, error),
      );
    });
    // Whoever pressed a button waits for no outcome: it is in the snapshot.
    outcome.catch(() => undefined);
    const opened: OpenAttempt = { ...begun, outcome, reject };
    this.#open = opened;
    this.#beginning = true;
    if (!begun.window) onReturn(() => this.cancel());
    this.#publish();
    return outcome;
  }

  cancel(): void {
    const open = this.#open;
    if (!this.#beginning || !open) return this.#session?.cancelSignIn();
    this.#giveUp(open, tcError('cancelled', say('signInCancelled')), undefined);
  }

  dismissError(): void {
    this.#trouble = undefined;
    this.#session?.dismissError();
    this.#publish();
  }

  /** Ends the session here and in the other tabs; `everywhere`: at the provider too, by leaving the page for it. */
  signOut(everywhere: boolean): void {
    const session = this.#session;
    if (!session) return;
    const url = everywhere ? session.logoutUrl(this.configuration.redirectUri) : undefined;
    session.signOut();
    if (url) goTo(url);
  }

  async renew(): Promise<void> {
    await (await this.#load()).renew();
  }

  async getIdToken(): Promise<string> {
    return (await this.#load()).getIdToken();
  }

  async #start(): Promise<void> {
    this.#started = true;
    const callback = captureCallback();
    if (callback?.inPopup) {
      this.#window = 'inert';
      this.#publish();
      if ((await popupDelivery(callback)) === 'delivered') {
        this.#window = callback.response.error ? 'declined' : 'delivered';
        return this.#publish();
      }
      this.#window = 'page';
    }
    const own = callback?.attempt.configuration === this.key ? callback : undefined;
    this.#returnTo = own?.attempt.returnTo;
    // Without a hint this configuration was never signed in here, so no other tab has a session to share either.
    if (own || this.#store.read('session') || this.#store.read('hint')) {
      this.#load(own).catch((error: TcError) => this.#rest(error));
    } else if (!this.#loading) {
      const stop = onSignedInElsewhere(this.key, () => {
        stop();
        this.prepare();
      });
      this.#rest();
    }
  }

  /** Nobody is signed in, as far as can be seen without the session. */
  #rest(error?: TcError): void {
    this.#glimpse = { ...initialSnapshot, status: 'signed-out', signedIn: false, signedOutReason: 'never' };
    this.#trouble = error;
    this.#publish();
  }

  #load(callback?: CapturedCallback): Promise<Session> {
    this.#loading ??= loadEngine().then((it) => it.createSession(this.configuration, this.settings, this.#store))
      .then(
        (session) => {
          this.#session = session;
          session.subscribe(() => this.#publish());
          session.start(callback);
          this.#restIfLeft();
          this.#publish();
          return session;
        },
        (error: unknown) => {
          // Not kept: the next click tries again.
          this.#loading = undefined;
          const failure = toTcError(error, 'network', say('signInNotLoaded'));
          if (failure.code === 'configuration') this.#rest(failure);
          throw failure;
        },
      );
    return this.#loading;
  }

  #handOver(session: Session, { attempt, window }: BegunAttempt): Promise<CredentialAgent> {
    const outcome = session.attemptStarted(attempt, window);
    this.#beginning = false;
    this.#publish();
    return outcome;
  }

  /** Ends an attempt that the session never heard of. */
  #giveUp({ attempt, window, reject }: OpenAttempt, error: TcError, trouble: TcError | undefined): void {
    window?.close();
    takeAttempt(this.#store, attempt.state, Date.now());
    this.#open = undefined;
    this.#beginning = false;
    this.#trouble = trouble;
    this.#publish();
    reject(error);
  }

  #publish(): void {
    const own = this.#session?.snapshot;
    // A session that looks around again, because a click is likely, is no reason to take the button away.
    this.#snapshot = sharedSnapshot(own && own.status !== 'initializing' ? own : this.#glimpse, {
      window: this.#window,
      beginning: this.#beginning ? this.#open?.attempt.mode : undefined,
      trouble: this.#trouble,
    });
    this.#restorePlace();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Once the answer is judged. A page load would lose a session that is only here, and the reason of a failure. */
  #restorePlace(): void {
    const { status, signedIn, forgetful } = this.#snapshot;
    if (this.#returnTo === undefined || status === 'initializing') return;
    const place = this.#returnTo;
    this.#returnTo = undefined;
    restorePlace(place, signedIn === true && !forgetful && this.settings.storage !== 'memory');
  }
}
