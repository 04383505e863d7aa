/**
 * How elements find the session: DOM events only, so that two copies of this library on one page
 * understand each other.
 *
 * Who needs an agent sends `tc-agent-request`. An owner around the sender answers and stops the event;
 * when none does, it reaches the document, and every owner of the page answers.
 */
import type { CredentialAgent } from '../session/credential-agent.js';
import type { TcError } from '../session/errors.js';
import type { SessionStatus } from '../session/snapshot.js';
import type { User } from '../session/user.js';

/** What those who use an agent see of its session. */
export interface AgentSnapshot {
  readonly status: SessionStatus;
  /** `undefined` until it is known. */
  readonly signedIn: boolean | undefined;
  readonly agent: CredentialAgent | null;
  readonly user: User | undefined;
  readonly expires: Date | undefined;
  readonly error: TcError | undefined;
  /** This window only finishes a sign-in: nothing may be requested in it. */
  readonly inert: boolean;
}

export interface SignInOptions {
  /** Default: what the `<tc-signin>` is set to. */
  mode?: 'auto' | 'popup' | 'redirect';
  /** OpenID's `prompt`: `login` asks for another account. */
  prompt?: string;
  loginHint?: string;
}

/** What answers a request: a `<tc-signin>`, or another element that has an agent to give. */
export interface AgentOwner {
  /** The session it stands for: two owners with the same key count as one. */
  readonly key: string;
  /** Normalised: no trailing slash. Empty while it is not set up. */
  readonly rootUrl: string;
  /** For messages: `tc-signin#header`. */
  readonly name: string;
  snapshot(): AgentSnapshot;
  /** Called after each change, not at once. The answer ends it. */
  subscribe(listener: () => void): () => void;
  signIn(options?: SignInOptions): Promise<CredentialAgent>;
  /** Loads what a sign-in will need: a click is likely. */
  prepare?(): void;
}

export interface AgentRequestDetail {
  readonly protocol: 1;
  /** Only owners with this root URL answer. */
  readonly rootUrl: string | undefined;
  answer(owner: AgentOwner): void;
}

/** Asks for the owner of an agent. */
export class TcAgentRequestEvent extends CustomEvent<AgentRequestDetail> {
  static readonly type = 'tc-agent-request';

  constructor(detail: Omit<AgentRequestDetail, 'protocol'>, bubbles = true) {
    super(TcAgentRequestEvent.type, { bubbles, composed: true, detail: { protocol: 1, ...detail } });
  }
}

/** Fired at the document when an owner came or changed (`tc-agent-available`) or left (`tc-agent-gone`). */
export class TcAgentChangeEvent extends CustomEvent<null> {
  constructor(type: 'tc-agent-available' | 'tc-agent-gone') {
    super(type);
  }
}

/**
 * The community context protocol's key for the agent: its value is a `CredentialAgent`, or null while
 * nobody is signed in.
 *
 * @see https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md
 */
export const agentContext: unique symbol = Symbol.for('taskcluster-elements.agent');

/** Who answered a request, each session once. */
export interface AgentAnswers {
  readonly owners: readonly AgentOwner[];
  /** Nobody around the sender answered: these are all of the page. */
  readonly ofPage: boolean;
}

/**
 * Sends a request at `target`.
 *
 * @param rootUrl normalised, as owners name theirs; empty: any
 * @param upwards false asks only `target` itself
 */
export function askOwners(target: EventTarget, rootUrl: string, upwards = true): AgentAnswers {
  const owners = new Map<string, AgentOwner>();
  let ofPage = true;
  const answer = (owner: AgentOwner): void => {
    // Checked again here: an owner that others wrote may not filter.
    if (rootUrl && owner.rootUrl !== rootUrl) return;
    if (!(event.currentTarget instanceof Document)) ofPage = false;
    if (!owners.has(owner.key)) owners.set(owner.key, owner);
  };
  const event = new TcAgentRequestEvent({ rootUrl: rootUrl || undefined, answer }, upwards);
  target.dispatchEvent(event);
  return { owners: [...owners.values()], ofPage };
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tc-agent-request': TcAgentRequestEvent;
  }
  interface DocumentEventMap {
    'tc-agent-available': TcAgentChangeEvent;
    'tc-agent-gone': TcAgentChangeEvent;
  }
}
