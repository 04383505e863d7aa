import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type TcError, toTcError } from '../session/errors.js';
import { initialSnapshot } from '../session/snapshot.js';
import { AgentAnswering } from './agent-answering.js';
import type { AgentOwner, SignInOptions } from './agent-protocol.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import type { SessionSettings } from './session-settings.js';
import { shareSession } from './share-session.js';
import type { SharedSession } from './shared-session.js';
import type { SharedSnapshot } from './shared-snapshot.js';
import { reportChanges, type Unshown } from './signin-changes.js';
import { pageFacts } from './page-facts.js';
import { type SigninAttributes, signinConfiguration } from './signin-configuration.js';
import { attachInternals, ElementStates } from './states.js';

export interface SigninSessionHost extends ReactiveControllerHost, HTMLElement, SigninAttributes, SessionSettings {
  signIn(options?: SignInOptions): Promise<CredentialAgent>;
  /** Loads what a sign-in needs. */
  prepare(): void;
  readonly debug: boolean;
}

const unknown: SharedSnapshot = Object.freeze({ ...initialSnapshot, inert: false, delivered: false, declined: false });
const told = new WeakSet<TcError>();
let unusable = 0;

/** Ties a `<tc-signin>` to the session that its attributes stand for, and shows that session outside. */
export class SigninSession implements ReactiveController {
  readonly #host: SigninSessionHost;
  readonly #states: ElementStates;
  readonly #answering: AgentAnswering;
  #shared: SharedSession | undefined;
  #failure: TcError | undefined;
  #owner: AgentOwner | undefined;
  #leave: (() => void) | undefined;
  #stale = true;
  #syncing = false;
  #again = false;
  #snapshot = unknown;
  #unshown: Unshown = { expiring: false, error: undefined };

  constructor(host: SigninSessionHost) {
    this.#host = host;
    this.#states = new ElementStates(attachInternals(host));
    host.addController(this);
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
  get shared(): SharedSession | undefined {
    this.#configure();
    return this.#shared;
  }

  /** @throws {TcError} `configuration` when the attributes cannot be used */
  get usable(): SharedSession {
    if (this.shared) return this.shared;
    throw this.#failure;
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
    const [shared, failure] = this.#choose();
    const isOther = !this.#owner || shared !== this.#shared || failure?.hint !== this.#failure?.hint;
    if (isOther) {
      this.#shared = shared;
      this.#failure = failure;
      this.#owner = this.#makeOwner();
    }
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

  #choose(): [SharedSession | undefined, TcError | undefined] {
    try {
      const host = this.#host;
      const { storage, renewAfter, warnBefore } = host;
      const configuration = signinConfiguration(host, pageFacts(host));
      return [shareSession(configuration, { storage, renewAfter, warnBefore }), undefined];
    } catch (error) {
      return [undefined, toTcError(error, 'configuration', 'Sign-in is not set up on this page.')];
    }
  }

  #makeOwner(): AgentOwner {
    const host = this.#host;
    const shared = this.#shared;
    const failed = this.#failure && { ...unknown, status: 'error' as const, signedIn: false, error: this.#failure };
    return {
      key: shared?.key ?? `unusable ${++unusable}`,
      rootUrl: shared?.configuration.rootUrl ?? '',
      get name() {
        return host.localName + (host.id && `#${host.id}`);
      },
      snapshot: () => failed ?? shared!.snapshot,
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
    // eslint-disable-next-line no-console -- the page asked for it
    if (this.#host.debug) console.debug(`${this.#owner!.name}: ${previous.status} → ${next.status}`, describe(next));
    const unshown = reportChanges(this.#host, this.#shared?.configuration.rootUrl ?? '', previous, next, found);
    this.#unshown = {
      expiring: next.status === 'expiring' && (unshown.expiring || this.#unshown.expiring),
      error: unshown.error ?? this.#unshown.error,
    };
    if (next.error !== unshown.error) this.#explain(next.error);
    this.#answering.tell();
    this.#host.requestUpdate();
  }

  #reflect(): void {
    const { status, renewing, offline } = this.#snapshot;
    if (this.#host.getAttribute('status') !== status) this.#host.setAttribute('status', status);
    const busy = renewing || status === 'initializing' || status === 'signing-in';
    this.#states.show({ [status]: true, renewing, offline, busy });
  }

  /** What the page's author has to do stands in the console, once. */
  #explain(error: TcError | undefined): void {
    if (!error?.hint || told.has(error)) return;
    told.add(error);
    console.warn(`${this.#owner!.name}: ${error.message} ${error.hint}`);
  }
}

/** A snapshot for the console: no person, no agent. */
function describe({ reason, mode, renewing, offline, error, expires }: SharedSnapshot): object {
  return { reason, mode, renewing, offline, error: error?.code, expires: expires?.toISOString() };
}
