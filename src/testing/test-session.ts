import { type AgentOwner, TcAgentChangeEvent, type TcAgentRequestEvent } from '../elements/agent-protocol.js';
import { type SharedSnapshot, unknownSnapshot } from '../elements/shared-snapshot.js';
import { type PageSession, standIns } from '../elements/share-session.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError } from '../session/errors.js';
import { say } from '../session/sentences/session.js';
import { say as saySignIn } from '../session/sentences/sign-in.js';
import type { SessionSnapshot, SessionStatus } from '../session/snapshot.js';
import { defaultRootUrl, TestAgent, type TestPerson } from './test-agent.js';

/** What a status does not say by itself. */
export type TestFacts = Partial<Omit<SessionSnapshot, 'status' | 'signedIn' | 'agent' | 'user'>> & {
  /** This window only finishes a sign-in, and has done so. */
  delivered?: boolean;
};

let count = 0;

/**
 * A session in whatever status a test says: nothing is stored, opened or requested.
 *
 * A press on "Sign in" signs the test's person in a moment later, "Sign out" signs out.
 */
export class TestSession {
  readonly rootUrl: string;
  readonly #person: TestPerson;
  readonly #key = `test-session-${++count}`;
  readonly #listeners = new Set<() => void>();
  #agent: TestAgent | undefined;
  #snapshot = unknownSnapshot;

  constructor(person: TestPerson = {}) {
    this.#person = person;
    this.rootUrl = (person.rootUrl ?? defaultRootUrl).replace(/\/+$/, '');
  }

  get status(): SessionStatus {
    return this.#snapshot.status;
  }

  /** Who is signed in now. */
  get agent(): TestAgent | undefined {
    return this.#agent;
  }

  /**
   * Moves the session to a status.
   *
   * @param facts what goes with it: `{ offline: true }`, `{ error }`, `{ mode: 'redirect' }`
   */
  force(status: SessionStatus, facts: TestFacts = {}): void {
    const isIn = status === 'signed-in' || status === 'expiring';
    if (isIn) this.#agent ??= new TestAgent(this.#person);
    else if (status === 'expired') (this.#agent ??= new TestAgent(this.#person)).end(ended());
    else this.#leave();
    const agent = this.#agent ?? null;
    this.#snapshot = Object.freeze({
      ...unknownSnapshot,
      status,
      signedIn: status === 'initializing' ? undefined : isIn,
      agent,
      user: agent?.user,
      expires: isIn ? agent?.expires : undefined,
      mode: status === 'signing-in' ? ('popup' as const) : undefined,
      ...facts,
    });
    // An agent that has ended is of no use to the next sign-in.
    if (status === 'expired') this.#agent = undefined;
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * Shows the session in a `<tc-signin>`, whatever its attributes; at any other element, answers those inside it
   * that look for their agent.
   *
   * @returns ends that
   */
  attach(element: HTMLElement): () => void {
    return element.localName === 'tc-signin' ? this.#showIn(element) : this.#answerIn(element);
  }

  #showIn(element: HTMLElement): () => void {
    const reread = (): void => (element as Partial<{ requestUpdate(name: string): void }>).requestUpdate?.('rootUrl');
    standIns.set(element, this.#asPageSession());
    reread();
    return () => {
      standIns.delete(element);
      reread();
    };
  }

  #answerIn(element: HTMLElement): () => void {
    const listening = new AbortController();
    const owner = this.#asOwner(element.localName);
    const answer = (event: Event): void => {
      event.stopImmediatePropagation();
      (event as TcAgentRequestEvent).detail.answer(owner);
    };
    element.addEventListener('tc-agent-request', answer, { signal: listening.signal });
    document.dispatchEvent(new TcAgentChangeEvent('tc-agent-available'));
    return () => {
      listening.abort();
      document.dispatchEvent(new TcAgentChangeEvent('tc-agent-gone'));
    };
  }

  readonly #subscribe = (listener: () => void): (() => void) => {
    const tell = (): void => listener();
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  readonly #signIn = async (): Promise<CredentialAgent> => {
    this.force('signing-in');
    await new Promise((resolve) => setTimeout(resolve));
    if (this.status !== 'signing-in') throw tcError('cancelled', saySignIn('signInCancelled'));
    this.force('signed-in', { reason: 'signin' });
    return this.#agent!;
  };

  #leave(): void {
    this.#agent?.end();
    this.#agent = undefined;
  }

  #asOwner(name: string): AgentOwner {
    const snapshot = (): SharedSnapshot => this.#snapshot;
    return { key: this.#key, rootUrl: this.rootUrl, name, snapshot, subscribe: this.#subscribe, signIn: this.#signIn };
  }

  #asPageSession(): PageSession {
    const session = this as TestSession;
    const signOut = (): void => session.force('signed-out', { signedOutReason: 'user', reason: 'signout' });
    return {
      key: this.#key,
      configuration: {
        provider: 'taskcluster', rootUrl: this.rootUrl, clientId: 'test', scope: '', redirectUri: '', domain: '',
        audience: '', connection: '', oidcProvider: '', credentialsUrl: '', responseType: 'code', lifetime: '',
      },
      settings: { storage: 'memory', renewAfter: 'off', warnBefore: '5 minutes' },
      get snapshot() {
        return session.#snapshot;
      },
      isHeld: true,
      subscribe: this.#subscribe,
      hold: () => () => undefined,
      prepare: () => undefined,
      signIn: this.#signIn,
      cancel: () => session.force('signed-out'),
      dismissError: () => session.force(session.status),
      signOut,
      renew: async () => session.force('signed-in', { reason: 'renew' }),
      getIdToken: async () => 'test-id-token-that-opens-nothing',
    };
  }
}

const ended = (): TcError => tcError('expired', say('sessionEnded'));
