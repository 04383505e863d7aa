import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CredentialAgent } from '../session/credential-agent.js';
import {
  agentContext,
  type AgentOwner,
  askOwners,
  TcAgentChangeEvent,
  type TcAgentRequestEvent,
} from './agent-protocol.js';

/** @see https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md */
interface ContextRequest extends Event {
  readonly context: unknown;
  readonly callback: (value: CredentialAgent | null, unsubscribe?: () => void) => void;
  readonly subscribe?: boolean;
}

/**
 * Answers those who look for an agent: at the host for what stands inside it, at the document for the rest of the page.
 */
export class AgentAnswering implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #owner: () => AgentOwner;
  readonly #subscribers = new Map<ContextRequest['callback'], CredentialAgent | null>();
  #connected: AbortController | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, owner: () => AgentOwner) {
    this.#host = host;
    this.#owner = owner;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    for (const target of [this.#host, this.#host.ownerDocument]) {
      target.addEventListener('tc-agent-request', (event) => this.#answer(event as TcAgentRequestEvent), { signal });
      target.addEventListener('context-request', (event) => this.#provide(event as ContextRequest), { signal });
    }
    this.changed();
    const provider = new Event('context-provider', { bubbles: true, composed: true });
    this.#host.dispatchEvent(Object.assign(provider, { context: agentContext, contextTarget: this.#host }));
  }

  hostDisconnected(): void {
    this.#connected?.abort();
    this.#subscribers.clear();
    document.dispatchEvent(new TcAgentChangeEvent('tc-agent-gone'));
  }

  /** The host stands for another session than before. */
  changed(): void {
    document.dispatchEvent(new TcAgentChangeEvent('tc-agent-available'));
  }

  /** The session has changed. */
  tell(): void {
    const { agent } = this.#owner().snapshot();
    for (const [callback, last] of [...this.#subscribers]) {
      if (agent !== last) this.#give(callback, agent);
    }
  }

  #answer(event: TcAgentRequestEvent): void {
    const { protocol, rootUrl, answer } = event.detail ?? {};
    if (protocol !== 1 || typeof answer !== 'function') return;
    const owner = this.#owner();
    if (rootUrl && rootUrl.replace(/\/+$/, '') !== owner.rootUrl) return;
    if (event.currentTarget === this.#host) event.stopImmediatePropagation();
    answer(owner);
  }

  #provide(event: ContextRequest): void {
    if (event.context !== agentContext || event.composedPath()[0] === this.#host) return;
    const forPage = event.currentTarget !== this.#host;
    // For the page only the one sign-in may answer.
    if (forPage && askOwners(document, '').owners.length > 1) return;
    event.stopImmediatePropagation();
    const { agent } = this.#owner().snapshot();
    if (event.subscribe) this.#give(event.callback, agent);
    else event.callback(agent);
  }

  #give(callback: ContextRequest['callback'], agent: CredentialAgent | null): void {
    this.#subscribers.set(callback, agent);
    callback(agent, () => this.#subscribers.delete(callback));
  }
}
