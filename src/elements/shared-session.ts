import { onSignedInElsewhere } from '../platform/elsewhere.js';
import { isRemembered, takeAnswer } from '../platform/glance.js';
import { openWindow } from '../platform/open-window.js';
import type { CapturedCallback } from '../platform/captured-callback.js';
import type { SessionConfiguration } from '../session/configuration.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError, toTcError } from '../session/errors.js';
import { say } from '../session/sentences/sign-in.js';
import type { AttemptOptions } from './begin-attempt.js';
import { loadEngine } from './load-engine.js';
import type { LoadedSession } from './loaded-session.js';
import type { SessionSettings } from './session-settings.js';
import { type SharedSnapshot, unknownSnapshot } from './shared-snapshot.js';

/** A sign-in that was asked for before the session was loaded. */
interface Opening {
  readonly options: AttemptOptions;
  /** Empty until it is known what it shows. Undefined when the page itself will leave. */
  readonly window: Window | undefined;
  readonly outcome: Promise<CredentialAgent>;
  readonly resolve: (outcome: Promise<CredentialAgent>) => void;
  readonly reject: (error: TcError) => void;
}

const restingSnapshot: SharedSnapshot = { ...unknownSnapshot, status: 'signed-out', signedIn: false, signedOutReason: 'never' };

/**
 * What a page needs of a session at once: whether there is anything to restore, and the window that opens in a click.
 * The session itself is loaded when it is needed.
 */
export class SharedSession {
  readonly key: string;
  readonly configuration: SessionConfiguration;
  readonly settings: SessionSettings;
  readonly #listeners = new Set<() => void>();
  #holders = 0;
  #starting: Promise<void> | undefined;
  /** What is known before the session is loaded. */
  #glimpse = unknownSnapshot;
  #snapshot = unknownSnapshot;
  #opening: Opening | undefined;
  #loading: Promise<LoadedSession> | undefined;
  #loaded: LoadedSession | undefined;

  constructor(key: string, configuration: SessionConfiguration, settings: SessionSettings) {
    this.key = key;
    this.configuration = configuration;
    this.settings = settings;
  }

  get snapshot(): SharedSnapshot {
    return this.#loaded?.snapshot ?? this.#snapshot;
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
    if (this.#starting) this.#loaded?.resume();
    else this.#starting = this.#start();
    return () => {
      this.#holders--;
      // An element that moves leaves and comes back within the same task.
      queueMicrotask(() => this.#restIfLeft());
    };
  }

  #restIfLeft(): void {
    if (!this.isHeld) this.#loaded?.suspend();
  }

  /** Loads what a sign-in needs. */
  prepare(): void {
    if (!this.#glimpse.inert) this.#load().catch(() => undefined);
  }

  /** Opens a window before it returns; the popup that is open already comes to the front. */
  signIn(options: AttemptOptions): Promise<CredentialAgent> {
    if (this.#loaded) return this.#loaded.signIn(options);
    if (this.#glimpse.inert) return Promise.reject(tcError('cancelled', say('signInNotAllowed')));
    const open = this.#opening;
    if (open?.window && options.mode === 'popup') {
      open.window.focus();
      return open.outcome;
    }
    this.cancel();
    const popup = options.mode === 'popup' ? openWindow() : undefined;
    if (popup === null) {
      const blocked = tcError('popup-blocked', say('popupBlocked'));
      this.#see({ ...this.#glimpse, error: blocked });
      return Promise.reject(blocked);
    }
    this.#opening = opening(options, popup);
    this.#see({ ...this.#glimpse, error: undefined });
    this.#load().catch(() => undefined);
    return this.#opening.outcome;
  }

  cancel(): void {
    if (this.#loaded) this.#loaded.cancel();
    else this.#giveUp(tcError('cancelled', say('signInCancelled')));
  }

  dismissError(): void {
    if (this.#loaded) this.#loaded.dismissError();
    else this.#see({ ...this.#glimpse, error: undefined });
  }

  /** Ends the session here and in the other tabs; `everywhere`: at the provider too, by leaving the page for it. */
  signOut(everywhere: boolean): void {
    this.#loaded?.signOut(everywhere);
  }

  async renew(): Promise<void> {
    await (await this.#whole()).renew();
  }

  async getIdToken(): Promise<string> {
    return (await this.#whole()).getIdToken();
  }

  /** An answer in the address is judged before anything else is asked of the session. */
  async #whole(): Promise<LoadedSession> {
    await this.#starting;
    return this.#load();
  }

  async #start(): Promise<void> {
    let callback: CapturedCallback | undefined;
    try {
      callback = takeAnswer() && (await this.#receive());
    } catch (error) {
      return this.#rest(toTcError(error, 'network', say('signInNotLoaded')));
    }
    if (this.#glimpse.delivered) return;
    // Without a hint this configuration was never signed in here, so no other tab has a session to share either.
    if (callback || (this.settings.storage !== 'memory' && isRemembered(this.key))) {
      this.#load(callback).catch((error: TcError) => this.#rest(error));
    } else if (!this.#loading) {
      const stop = onSignedInElsewhere(this.key, () => {
        stop();
        this.prepare();
      });
      this.#rest();
    }
  }

  /** The answer in this page's address, unless another window takes it or it belongs to another configuration. */
  async #receive(): Promise<CapturedCallback | undefined> {
    this.#see({ ...unknownSnapshot, inert: true });
    const { callback, delivered } = await (await import('./receive-answer.js')).receiveAnswer();
    this.#see({ ...unknownSnapshot, inert: delivered, delivered, declined: delivered && !!takeAnswer()?.error });
    return callback?.attempt.configuration === this.key ? callback : undefined;
  }

  /** Nobody is signed in, as far as can be seen without the session. */
  #rest(error?: TcError): void {
    this.#see({ ...restingSnapshot, error });
  }

  #load(callback?: CapturedCallback): Promise<LoadedSession> {
    this.#loading ??= loadEngine().then((it) => it.loadSession(this, () => this.#tell())).then(
      (loaded) => {
        loaded.start(this.#glimpse, callback);
        const open = this.#opening;
        this.#opening = undefined;
        open?.resolve(loaded.signIn(open.options, open.window));
        this.#loaded = loaded;
        this.#restIfLeft();
        this.#tell();
        return loaded;
      },
      (error: unknown) => {
        // Not kept: the next click tries again.
        this.#loading = undefined;
        const failure = toTcError(error, 'network', say('signInNotLoaded'));
        const isAwaited = this.#opening || failure.code === 'configuration';
        this.#giveUp(failure);
        if (isAwaited) this.#rest(failure);
        throw failure;
      },
    );
    return this.#loading;
  }

  /** Ends a sign-in that the session never heard of. */
  #giveUp(error: TcError): void {
    const open = this.#opening;
    if (!open) return;
    this.#opening = undefined;
    open.window?.close();
    this.#see(this.#glimpse);
    open.reject(error);
  }

  #see(glimpse: SharedSnapshot): void {
    this.#glimpse = glimpse;
    const mode = this.#opening?.options.mode;
    const isWrong = glimpse.error?.code === 'configuration';
    this.#snapshot = Object.freeze(
      mode ? { ...glimpse, status: 'signing-in', mode, error: undefined } : isWrong ? { ...glimpse, status: 'error' } : glimpse,
    );
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function opening(options: AttemptOptions, window: Window | undefined): Opening {
  let resolve!: Opening['resolve'];
  let reject!: Opening['reject'];
  const outcome = new Promise<CredentialAgent>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever pressed a button waits for no outcome: it is in the snapshot.
  outcome.catch(() => undefined);
  return { options, window, outcome, resolve, reject };
}
