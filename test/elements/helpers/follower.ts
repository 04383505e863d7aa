import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { AgentLink } from '../../../src/elements/agent-link.js';
import type { AgentSnapshot } from '../../../src/elements/agent-protocol.js';
import type { CredentialAgent } from '../../../src/session/credential-agent.js';

/** An element as others would write it: all it has is an `AgentLink`. Subclasses may be defined under many names. */
export class Follower extends LitElement {
  @property({ attribute: false }) agent: CredentialAgent | null | undefined;
  @property({ attribute: 'for' }) htmlFor = '';
  @property({ attribute: 'root-url' }) rootUrl = '';

  readonly told: AgentSnapshot[] = [];
  readonly link = new AgentLink(this, { onChange: (snapshot) => this.told.push(snapshot) });

  /** What it follows, as a word: a root URL, `ambiguous`, `missing`, `own agent`, or `waiting`. */
  get follows(): string {
    const { link } = this;
    if (this.agent && link.snapshot.agent === this.agent) return 'own agent';
    if (link.error) return link.error.message.startsWith('More than one') ? 'ambiguous' : 'missing';
    return link.owner?.rootUrl ?? 'waiting';
  }
}
