import type { CapturedCallback } from '../platform/captured-callback.js';
import { goTo, restorePlace } from '../platform/redirect.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, toTcError } from '../session/errors.js';
import type { SessionStore, SignInWindow } from '../session/ports.js';
import { say } from '../session/sentences/sign-in.js';
import type { Session } from '../session/session.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { type AttemptOptions, beginAttempt, type BegunAttempt } from './begin-attempt.js';
import type { SharedSession } from './shared-session.js';
import { type SharedSnapshot, unknownSnapshot } from './shared-snapshot.js';

/** What a session is loaded for. */
export type Sharing = Pick<SharedSession, 'key' | 'configuration' | 'settings'>;

/** The session of a page and its sign-ins, once that is loaded. */
export class LoadedSession {
  readonly #sharing: Sharing;
  readonly #store: SessionStore;
  readonly #session: Session;
  readonly #tell: () => void;
  /** What is shown until the session has looked around. */
  #glimpse = unknownSnapshot;
  #snapshot = unknownSnapshot;
  #open: { window: SignInWindow | undefined; outcome: Promise<CredentialAgent> } | undefined;
  /** What failed outside the session. */
  #trouble: TcError | undefined;
  /** Where the person was before they were sent away. */
  #returnTo: string | undefined;

  /** @param tell called after each change */
  constructor(sharing: Sharing, store: SessionStore, session: Session, tell: () => void) {
    this.#sharing = sharing;
    this.#store = store;
    this.#session = session;
    this.#tell = tell;
  }

  get snapshot(): SharedSnapshot {
    return this.#snapshot;
  }

  /**
   * Finds out who is signed in. Called once.
   *
   * @param glimpse what is shown by now; a failure stays until the next sign-in
   */
  start(glimpse: SharedSnapshot, callback?: CapturedCallback): void {
    this.#glimpse = { ...glimpse, error: undefined };
    this.#trouble = glimpse.error;
    this.#returnTo = callback?.attempt.returnTo;
    this.#session.subscribe(() => this.#publish());
    this.#session.start(callback);
    this.#publish();
  }

  resume(): void {
    this.#session.resume();
  }

  suspend(): void {
    this.#session.suspend();
  }

  /**
   * Opens the provider's page before it returns; the popup that is open already comes to the front.
   *
   * @param popup an empty one that the click has opened already
   */
  signIn(options: AttemptOptions, popup?: Window): Promise<CredentialAgent> {
    const open = this.#open;
    if (open?.window && this.#snapshot.status === 'signing-in' && options.mode === 'popup') {
      open.window.focus();
      return open.outcome;
    }
    this.#trouble = undefined;
    const { configuration, key } = this.#sharing;
    let begun: BegunAttempt;
    try {
      begun = beginAttempt(configuration, key, this.#store, options, popup);
    } catch (error) {
      popup?.close();
      this.#trouble = toTcError(error, 'configuration', say('signInNotSetUp'));
      this.#publish();
      return Promise.reject(this.#trouble);
    }
    const outcome = this.#session.attemptStarted(begun.attempt, begun.window);
    this.#open = { window: begun.window, outcome };
    this.#publish();
    return outcome;
  }

  cancel(): void {
    this.#session.cancelSignIn();
  }

  dismissError(): void {
    this.#trouble = undefined;
    this.#session.dismissError();
    this.#publish();
  }

  /** Ends the session here and in the other tabs; `everywhere`: at the provider too, by leaving the page for it. */
  signOut(everywhere: boolean): void {
    const url = everywhere ? this.#session.logoutUrl(this.#sharing.configuration.redirectUri) : undefined;
    this.#session.signOut();
    if (url) goTo(url);
  }

  renew(): Promise<void> {
    return this.#session.renew();
  }

  getIdToken(): Promise<string> {
    return this.#session.getIdToken();
  }

  #publish(): void {
    const own = this.#session.snapshot;
    // A session that looks around again, because a click is likely, is no reason to take the button away.
    const known: SessionSnapshot = own.status === 'initializing' ? this.#glimpse : own;
    const error = this.#trouble ?? known.error;
    const status = this.#trouble?.code === 'configuration' ? 'error' : known.status;
    this.#snapshot = Object.freeze({ ...known, status, error, inert: false, delivered: false, declined: false });
    this.#restorePlace();
    this.#tell();
  }

  /** Once the answer is judged. A page load would lose a session that is only here, and the reason of a failure. */
  #restorePlace(): void {
    const { status, signedIn, forgetful } = this.#snapshot;
    if (this.#returnTo === undefined || status === 'initializing') return;
    const place = this.#returnTo;
    this.#returnTo = undefined;
    restorePlace(place, signedIn === true && !forgetful && this.#sharing.settings.storage !== 'memory');
  }
}
