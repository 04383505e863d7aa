import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type TcError, toTcError } from '../session/errors.js';
import { AgentAnswering } from './agent-answering.js';
import type { AgentOwner, SignInOptions } from './agent-protocol.js';
import { attachToPage } from './attach-to-page.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { say } from '../session/sentences/sign-in.js';
import type { SessionSettings } from './session-settings.js';
import { type PageSession, shareSession, standIns } from './share-session.js';
import { type SharedSnapshot, unknownSnapshot } from './shared-snapshot.js';
import { reportChanges, type Unshown } from './signin-changes.js';
import { pageFacts } from './page-facts.js';
import { type SigninAttributes, signinConfiguration } from './signin-configuration.js';
import type { Trouble } from './signin-trouble.js';
import { attachInternals, ElementStates } from './states.js';

export interface SigninSessionHost extends ReactiveControllerHost, HTMLElement, SigninAttributes, SessionSettings {
  signIn(options?: SignInOptions): Promise<CredentialAgent>;
  /** Loads what a sign-in needs. */
  prepare(): void;
  readonly debug: boolean;
}

let unusable = 0;

/** Ties a `<tc-signin>` to the session that its attributes stand for, and shows that session outside. */
export class SigninSession implements ReactiveController {
  readonly #host: SigninSessionHost;
  readonly #states: ElementStates;
  readonly #answering: AgentAnswering;
  #shared: PageSession | undefined;
  #failure: TcError | undefined;
  /** What is wrong with the attributes, as soon as that is loaded. */
  #explained: Promise<TcError> | undefined;
  #owner: AgentOwner | undefined;
  #leave: (() => void) | undefined;
  #stale = true;
  #syncing = false;
  #again = false;
  #snapshot = unknownSnapshot;
  #unshown: Unshown = { expiring: false, error: undefined };

  constructor(host: SigninSessionHost) {
    this.#host = host;
    this.#states = new ElementStates(attachInternals(host));
    host.addController(this);
    attachToPage(host);
    this.#answering = new AgentAnswering(host, () => this.owner);
  }

  /** The state that the page was told of last. */
  get snapshot(): SharedSnapshot {
    return this.#snapshot;
  }

  /** What the page prevented from being shown. */
  get unshown(): Unshown {
    return this.#unshown;
  }

  /** Undefined when the attributes cannot be used: see `snapshot.error`. */
  get shared(): PageSession | undefined {
    this.#configure();
    return this.#shared;
  }

  /** @throws {TcError} (rejects) `configuration` when the attributes cannot be used */
  async usable(): Promise<PageSession> {
    if (this.shared) return this.shared;
    throw await this.#explained;
  }

  get owner(): AgentOwner {
    this.#configure();
    return this.#owner!;
  }

  /** The element's `id` changed: others may look for it. */
  rename(): void {
    if (this.#host.isConnected) this.#answering.changed();
  }

  /** The attributes changed. */
  invalidate(): void {
    this.#stale = true;
  }

  hostConnected(): void {
    this.#stale = true;
    this.#reflect();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#configure();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #configure(): void {
    if (!this.#stale) return;
    this.#stale = false;
    this.#leave?.();
    this.#leave = undefined;
    const chosen = this.#choose();
    const shared = typeof chosen === 'string' ? undefined : chosen;
    if (typeof chosen === 'string') this.#explained = this.#explain(chosen);
    else this.#explained = undefined;
    const isOther = !this.#owner || shared !== this.#shared;
    if (isOther) this.#own(shared, undefined);
    if (shared && this.#host.isConnected) {
      const unsubscribe = shared.subscribe(() => this.#sync());
      const letGo = shared.hold();
      this.#leave = () => {
        unsubscribe();
        letGo();
      };
    }
    this.#sync(true);
    if (isOther) this.#answering.changed();
  }

  #own(shared: PageSession | undefined, failure: TcError | undefined): void {
    this.#shared = shared;
    this.#failure = failure;
    this.#owner = this.#makeOwner();
  }

  #choose(): PageSession | Trouble {
    const host = this.#host;
    const standIn = standIns.get(host);
    if (standIn) return standIn;
    const { storage, renewAfter, warnBefore } = host;
    const configuration = signinConfiguration(host, pageFacts(host));
    return typeof configuration === 'string'
      ? configuration
      : shareSession(configuration, { storage, renewAfter, warnBefore });
  }

  /** Loads the sentence for what is wrong, and shows it unless the attributes have changed again. */
  async #explain(trouble: Trouble): Promise<TcError> {
    const host = this.#host;
    const page = pageFacts(host);
    const failure = await import('./signin-trouble.js').then(
      ({ explainTrouble }) => explainTrouble(trouble, host, page),
      (cause: unknown) => toTcError(cause, 'configuration', say('signInNotSetUp')),
    );
    // The same trouble stays the same object: it is told once.
    if (failure.hint === this.#failure?.hint && this.#failure) return this.#failure;
    if (!this.#shared) {
      this.#own(undefined, failure);
      this.#sync(true);
      this.#answering.changed();
    }
    return failure;
  }

  #makeOwner(): AgentOwner {
    const host = this.#host;
    const shared = this.#shared;
    const failed = this.#failure && { ...unknownSnapshot, status: 'error' as const, signedIn: false, error: this.#failure };
    return {
      key: shared?.key ?? `unusable ${++unusable}`,
      rootUrl: shared?.configuration.rootUrl ?? '',
      get name() {
        return host.localName + (host.id ? `#${host.id}` : ` ${host.clientId}`);
      },
      snapshot: () => failed ?? shared?.snapshot ?? unknownSnapshot,
      subscribe: (listener) => shared?.subscribe(listener) ?? (() => undefined),
      signIn: (options) => host.signIn(options),
      prepare: () => host.prepare(),
    };
  }

  /** Shows and tells what changed. A listener may change the session again: then it is done once more. */
  #sync(found = false): void {
    if (this.#syncing) {
      this.#again = true;
      return;
    }
    this.#syncing = true;
    try {
      do {
        this.#again = false;
        this.#show(this.#owner!.snapshot() as SharedSnapshot, found);
        found = false;
      } while (this.#again);
    } finally {
      this.#syncing = false;
    }
  }

  #show(next: SharedSnapshot, found: boolean): void {
    const previous = this.#snapshot;
    if (next === previous) return;
    this.#snapshot = next;
    this.#reflect();
    const unshown = reportChanges(this.#host, this.#shared?.configuration.rootUrl ?? '', previous, next, found);
    this.#unshown = {
      expiring: next.status === 'expiring' && (unshown.expiring || this.#unshown.expiring),
      error: unshown.error ?? this.#unshown.error,
    };
    this.#write(previous, next, next.error === unshown.error ? undefined : next.error);
    this.#answering.tell();
    this.#host.requestUpdate();
  }

  #write(previous: SharedSnapshot, next: SharedSnapshot, error: TcError | undefined): void {
    const { debug } = this.#host;
    const { name } = this.#owner!;
    if (!debug && !error?.hint) return;
    import('./signin-console.js').then(
      ({ describe, warn }) => {
        if (debug) describe(name, previous, next);
        if (error?.hint) warn(name, error);
      },
      // Offline: what the console would say stands in the element too.
      () => undefined,
    );
  }

  #reflect(): void {
    const { status, renewing, offline } = this.#snapshot;
    if (this.#host.getAttribute('status') !== status) this.#host.setAttribute('status', status);
    const busy = renewing || status === 'initializing' || status === 'signing-in';
    this.#states.show({ [status]: true, renewing, offline, busy });
  }
}
