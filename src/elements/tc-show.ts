import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { AgentLink } from './agent-link.js';
import type { AgentSnapshot } from './agent-protocol.js';
import { adviseAuthor } from './hints/advise-author.js';
import { attachInternals, ElementStates } from './states.js';

export type ShowStatus = 'initializing' | 'shown' | 'fallback';

/**
 * Shows its content while a condition holds. For what a page looks like only: what a person may do is checked by the
 * services.
 *
 * @slot - Shown while the condition holds.
 * @slot fallback - Shown while it does not, and where it cannot be known. Neither is shown until that is clear.
 * @cssstate initializing,shown,fallback - The status.
 */
export class TcShow extends LitElement {
  static override styles = css`
    :host { display: contents; }
    :host([hidden]) { display: none; }
  `;

  /** `signed-in` (also while the session is about to end), `signed-out`, `expired`; else the fallback is shown. */
  @property() when: 'signed-in' | 'signed-out' | 'expired' = 'signed-in';
  /** With `signed-in`: all these are needed too. A list, JSON, or texts with spaces between them. */
  @property() scopes: string | readonly string[] = '';
  /** `id` of the `<tc-signin>` to follow. */
  @property({ attribute: 'for' }) htmlFor = '';
  /** Only sign-ins at this deployment count. */
  @property({ attribute: 'root-url' }) rootUrl = '';
  /** Used instead of any session of the page. */
  @property({ attribute: false }) agent: CredentialAgent | null | undefined;
  /** Read-only. */
  @property({ reflect: true }) status: ShowStatus = 'initializing';

  readonly #link = new AgentLink(this, { onChange: () => void this.#decide() });
  readonly #states = new ElementStates(attachInternals(this));
  /** Counts decisions: only the newest may say what is shown. */
  #newest = 0;
  #asked: CredentialAgent | undefined;

  constructor() {
    super();
    adviseAuthor(this);
  }

  /** What a logger gets. */
  toJSON(): object {
    return { status: this.status };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('when') || changed.has('scopes')) void this.#decide();
  }

  protected override render(): unknown {
    switch (this.status) {
      case 'initializing': return nothing;
      case 'shown': return html`<slot></slot>`;
      case 'fallback': return html`<slot name="fallback"></slot>`;
    }
  }

  protected override updated(): void {
    this.#states.show({ [this.status]: true });
  }

  async #decide(): Promise<void> {
    const decision = ++this.#newest;
    const { snapshot } = this.#link;
    const now = nowOf(snapshot);
    const holds = now === undefined ? now : now === (this.when || 'signed-in');
    const { agent } = snapshot;
    if (!holds || !agent || now !== 'signed-in' || !this.scopes?.length) return this.#show(holds);
    // What was shown to the person before is not for this one.
    if (agent !== this.#asked) this.#show(undefined);
    this.#asked = agent;
    const { scopes } = this;
    const hasAll = await import('./identity/has-scopes.js').then(
      ({ showsScopes }) => showsScopes(this, agent, scopes),
      () => false,
    );
    if (decision === this.#newest) this.#show(hasAll);
  }

  #show(holds: boolean | undefined): void {
    this.status = holds === undefined ? 'initializing' : holds ? 'shown' : 'fallback';
  }
}

/** What of `when` holds: '' where nothing does, `undefined` while it is not known. */
function nowOf({ status, signedIn, inert }: AgentSnapshot): string | undefined {
  if (status === 'error') return '';
  if (signedIn === undefined || inert) return undefined;
  if (status === 'expired') return status;
  return signedIn ? 'signed-in' : 'signed-out';
}
