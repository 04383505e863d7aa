import type { AgentOwner, AgentSnapshot } from '../../../src/elements/agent-protocol.js';
import { TcAgentChangeEvent, type TcAgentRequestEvent } from '../../../src/elements/agent-protocol.js';
import type { CredentialAgent, Credentials } from '../../../src/session/credential-agent.js';
import type { User } from '../../../src/session/user.js';
import { deployment } from '../../helpers/deployment.js';

/** Tells the deployment to do something; see its page of controls. */
export async function control(name: string, body: object = {}): Promise<unknown> {
  const url = `${deployment.rootUrl}/__controls/${name}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return response.json();
}

/** The requests that the deployment has seen, preflights left out: `GET /api/…`. */
export async function requestsTo(part: string): Promise<string[]> {
  const response = await fetch(`${deployment.rootUrl}/__controls/log`);
  const log = (await response.json()) as { method: string; path: string }[];
  const asked = log.filter(({ method, path }) => method !== 'OPTIONS' && path.includes(part));
  return asked.map(({ method, path }) => `${method} ${path}`);
}

/** The agent of one of the deployment's people, with credentials that the Login service gave. */
export class PersonAgent extends EventTarget implements CredentialAgent {
  readonly rootUrl = deployment.rootUrl;
  readonly user: User;
  readonly expires = new Date(Date.now() + 3_600_000);
  /** How often credentials were asked for. */
  asked = 0;
  #credentials: Promise<Credentials> | undefined;

  constructor(person: string, user: Partial<User> = {}) {
    super();
    this.user = { sub: person, name: `The one named ${person}`, ...user };
  }

  getCredentials(): Promise<Credentials> {
    this.asked += 1;
    return (this.#credentials ??= credentialsOf(this.user.sub));
  }

  invalidate(): void {
    this.#credentials = undefined;
  }
}

async function credentialsOf(person: string): Promise<Credentials> {
  const { access_token: token } = (await control('forgeTokens', { person })) as { access_token: string };
  const url = `${deployment.rootUrl}/api/login/v1/oidc-credentials/mozilla-auth0`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { credentials: Credentials }).credentials;
}

const nobody: AgentSnapshot = {
  status: 'initializing',
  signedIn: undefined,
  agent: null,
  user: undefined,
  expires: undefined,
  error: undefined,
  inert: false,
};

let count = 0;

/** Stands for a `<tc-signin>`: answers by the protocol, with whoever the test says. */
export class PersonOwner extends HTMLElement implements AgentOwner {
  readonly key = `person-owner-${(count += 1)}`;
  readonly rootUrl = deployment.rootUrl;
  readonly name = 'person-owner';
  readonly #listeners = new Set<() => void>();
  #snapshot = nobody;
  #connected: AbortController | undefined;
  /** Sign-ins that were asked for. */
  signInsAsked = 0;

  connectedCallback(): void {
    this.#connected = new AbortController();
    const answer = (event: Event) => (event as TcAgentRequestEvent).detail.answer(this);
    document.addEventListener('tc-agent-request', answer, { signal: this.#connected.signal });
    document.dispatchEvent(new TcAgentChangeEvent('tc-agent-available'));
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
    document.dispatchEvent(new TcAgentChangeEvent('tc-agent-gone'));
  }

  snapshot(): AgentSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  signIn(): Promise<CredentialAgent> {
    this.signInsAsked += 1;
    return new Promise(() => {});
  }

  /** `undefined`: it is not known; null: nobody. */
  become(agent: PersonAgent | null | undefined, more: Partial<AgentSnapshot> = {}): void {
    this.#snapshot = {
      ...nobody,
      status: agent ? 'signed-in' : agent === null ? 'signed-out' : 'initializing',
      signedIn: agent === undefined ? undefined : !!agent,
      agent: agent ?? null,
      user: agent?.user,
      expires: agent?.expires,
      ...more,
    };
    for (const listener of [...this.#listeners]) listener();
  }
}

export function define(tags: Record<string, CustomElementConstructor>): void {
  for (const [tag, constructor] of Object.entries({ 'person-owner': PersonOwner, ...tags })) {
    if (!customElements.get(tag)) customElements.define(tag, constructor);
  }
}
