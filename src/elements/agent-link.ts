import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readRootUrl } from '../session/addresses.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError, toTcError } from '../session/errors.js';
import { say } from './agent-link-sentences.js';
import type { AgentOwner, AgentSnapshot, SignInOptions } from './agent-protocol.js';
import { findOwner } from './find-owner.js';

/** An element that uses an agent. The properties are optional: each narrows where the agent comes from. */
export interface AgentLinkHost extends ReactiveControllerHost, HTMLElement {
  /** Used instead of any session of the page. */
  agent?: CredentialAgent | null;
  /** `id` of the `<tc-signin>` to follow. */
  htmlFor?: string | null;
  /** Only sign-ins at this deployment count. */
  rootUrl?: string | null;
}

export interface AgentLinkOptions {
  /** Called after each change, before the host is asked to update. Never called while the host renders. */
  onChange?: (snapshot: AgentSnapshot, previous: AgentSnapshot) => void;
  /** Whether the host is of no use without a sign-in: only then the console says that there is none. Default: it is. */
  needsSignIn?: () => boolean;
}

const unknown: AgentSnapshot = Object.freeze({
  status: 'initializing',
  signedIn: undefined,
  agent: null,
  user: undefined,
  expires: undefined,
  error: undefined,
  inert: false,
});

/** How long a page may take to bring its sign-in before its absence is called an error, milliseconds. */
const patienceMs = 5000;

/**
 * Follows the session that an element belongs to: its own `agent`, the sign-in named by `for`, the nearest ancestor,
 * or the only one on the page. Looks again whenever the element moves or a sign-in comes, changes or leaves.
 *
 * Until that is decided `snapshot.status` is `initializing`; when it cannot be decided it is `error`.
 */
export class AgentLink implements ReactiveController {
  readonly #host: AgentLinkHost;
  readonly #options: AgentLinkOptions;
  #owner: AgentOwner | undefined;
  #agent: CredentialAgent | null | undefined;
  #error: TcError | undefined;
  #snapshot = unknown;
  #asked: unknown[] = [];
  #scheduled = false;
  #connected: AbortController | undefined;
  #unfollow: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AgentLinkHost, options: AgentLinkOptions = {}) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The state of the session, a new object for each change. */
  get snapshot(): AgentSnapshot {
    return this.#snapshot;
  }

  /** Why there is no one owner: none was found, or several match. */
  get error(): TcError | undefined {
    return this.#error;
  }

  /** Whose session it is; `undefined` with an own agent, and while none is found. */
  get owner(): AgentOwner | undefined {
    return this.#owner;
  }

  /** Starts a sign-in at the owner. Call it in the click itself: a popup opened later is blocked. */
  signIn(options?: SignInOptions): Promise<CredentialAgent> {
    return this.#owner?.signIn(options) ?? Promise.reject(this.#error ?? noSignIn());
  }

  /** Loads what a sign-in will need; for hover, focus and pointerdown. */
  prepare(): void {
    this.#owner?.prepare?.();
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const look = () => this.#schedule();
    document.addEventListener('tc-agent-available', look, { signal });
    document.addEventListener('tc-agent-gone', look, { signal });
    document.addEventListener('DOMContentLoaded', look, { signal });
    this.#patience = setTimeout(() => {
      this.#patience = undefined;
      this.#schedule();
    }, patienceMs);
    this.#schedule();
  }

  hostDisconnected(): void {
    this.#connected?.abort();
    this.#connected = undefined;
    clearTimeout(this.#patience);
    this.#follow(undefined);
  }

  hostUpdate(): void {
    if (this.#connected && this.#question().some((part, i) => part !== this.#asked[i])) this.#schedule();
  }

  #question(): unknown[] {
    const { agent, htmlFor, rootUrl } = this.#host;
    return [agent, htmlFor, rootUrl];
  }

  /** Elements come one by one: the answer counts once all of the same moment are there. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#connected) this.#resolve();
    });
  }

  #resolve(): void {
    this.#asked = this.#question();
    const { agent, htmlFor, rootUrl } = this.#host;
    let owner: AgentOwner | undefined;
    let failure: TcError | undefined;
    if (!agent) {
      try {
        owner = findOwner(this.#host, htmlFor ?? '', readWanted(rootUrl));
        if (!owner && this.#patience === undefined && !isStillToCome(this.#host)) throw noSignIn(htmlFor);
      } catch (error) {
        failure = toTcError(error, 'configuration', say('noSignIn'));
      }
    }
    // The same trouble stays the same object: it is told once.
    if (failure?.hint !== this.#error?.hint || failure?.message !== this.#error?.message) {
      this.#error = failure;
      if (failure && (this.#options.needsSignIn?.() ?? true)) this.#warn(failure);
    }
    this.#follow(owner, agent);
    this.#publish();
  }

  #warn({ message, hint = '' }: TcError): void {
    const { localName, id } = this.#host;
    console.warn(`<${localName}${id && ` id="${id}"`}> ${message} ${hint} See docs/hints.md of taskcluster-elements.`);
  }

  #follow(owner: AgentOwner | undefined, agent?: CredentialAgent | null): void {
    if (owner === this.#owner && agent === this.#agent) return;
    this.#unfollow?.();
    this.#owner = owner;
    this.#agent = agent;
    const publish = () => this.#publish();
    this.#unfollow = owner?.subscribe(publish);
    // A page may hand over an object of its own that only has getCredentials().
    if (!agent || typeof agent.addEventListener !== 'function') return;
    agent.addEventListener('change', publish);
    this.#unfollow = () => agent.removeEventListener('change', publish);
  }

  #publish(): void {
    const previous = this.#snapshot;
    const next = this.#read();
    if (Object.keys(next).every((key) => Object.is(next[key as keyof AgentSnapshot], previous[key as never]))) return;
    this.#snapshot = next;
    this.#options.onChange?.(next, previous);
    this.#host.requestUpdate();
  }

  #read(): AgentSnapshot {
    const { agent } = this.#host;
    if (agent) {
      const { user, expires } = agent;
      return { ...unknown, status: 'signed-in', signedIn: true, agent, user, expires };
    }
    if (this.#error) return { ...unknown, status: 'error', error: this.#error };
    if (!this.#owner) return unknown;
    const { status, signedIn, agent: its, user, expires, error, inert } = this.#owner.snapshot();
    return { status, signedIn, agent: its, user, expires, error, inert };
  }
}

/** Empty: any. */
function readWanted(text: string | null | undefined): string {
  const rootUrl = text && readRootUrl(text);
  if (rootUrl === undefined) {
    throw tcError('configuration', say('ownRootUrlUnusable'), {
      hint: 'root-url must be a whole https:// address without query and fragment, such as https://tc.example.com.',
    });
  }
  return rootUrl || '';
}

/** A `<tc-signin>` is on the page whose code has not arrived. */
function isStillToCome(host: HTMLElement): boolean {
  return document.readyState === 'loading' || !!host.ownerDocument.querySelector('tc-signin:not(:defined)');
}

function noSignIn(id?: string | null): TcError {
  const where = id ? `No <tc-signin id="${id}"> was found.` : 'No <tc-signin> was found on this page.';
  return tcError('configuration', say('noSignIn'), {
    hint: `${where} Add one, name one with for="its-id", or set the agent property.`,
  });
}
