import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import type { TcError } from '../session/errors.js';
import { partNotLoaded } from '../session/part-not-loaded.js';
import { AgentLink } from './agent-link.js';
import type { AgentSnapshot } from './agent-protocol.js';
import { attachToPage } from './attach-to-page.js';
import { boxOf } from './identity/box-of.js';
import { TcIdentityEvent } from './identity/identity-event.js';
import { whoamiStyles } from './identity/whoami-styles.js';
import type { WhoamiView } from './identity/whoami-view.js';
import { languageOf } from './language-of.js';
import { attachInternals, ElementStates } from './states.js';
import { baseStyles } from './styles.js';
import { partText } from './words/part-text.js';
import { whoamiNobodyWords } from './words/whoami-nobody-words.js';

export type WhoamiStatus = 'initializing' | 'anonymous' | 'ready' | 'expiring' | 'expired' | 'error';

const view = () => import('./identity/whoami-view.js');

/**
 * Shows who is signed in.
 *
 * What the provider said of the person costs nothing; Taskcluster credentials are fetched only where `show` names
 * `taskcluster-client-id` or `scopes`.
 *
 * @slot anonymous - Shown while nobody is signed in.
 * @csspart placeholder - What stands there until it is known who is signed in.
 * @csspart box - Around what stands there while no person does: `anonymous`, or the `error`.
 * @csspart anonymous - The words that nobody is signed in.
 * @csspart person - All of the inline view.
 * @csspart lines,line - What stands beside the avatar in the inline view.
 * @csspart card - All of the card.
 * @csspart head - Avatar and name in the card.
 * @csspart facts,fact,label,value - What stands below them, each fact with its label.
 * @csspart face,avatar - The picture, or initials; `face` around it in the inline view.
 * @csspart name - The person's name.
 * @csspart id - The Taskcluster clientId and the button that copies it.
 * @csspart client-id,short,short-start,short-end - The clientId, shortened in the middle; what stands before and after that.
 * @csspart button - Each button.
 * @csspart copy,copy-icon,said - The button that copies the clientId, and what it says then.
 * @csspart expiry,until,left - How long the session lasts: until when, and how long that is from now.
 * @csspart scopes,scopes-summary,scopes-search - What the person may do, its heading, and the field that narrows it.
 * @csspart scope-groups,scope-group,scope-list,scope,code - Scopes by their service.
 * @csspart deployment - The deployment's host.
 * @csspart error - What went wrong.
 * @cssstate initializing,anonymous,ready,expiring,expired,error - The status.
 * @cssprop --tc-whoami-width - Width of the inline view, the same in every status.
 * @fires {TcIdentityEvent} tc-identity - Who is signed in, or what is known of the person, changed.
 */
export class TcWhoami extends LitElement {
  static override styles = [baseStyles, whoamiStyles];

  /** `id` of the `<tc-signin>` to follow. */
  @property({ attribute: 'for' }) htmlFor = '';
  /** Only sign-ins at this deployment count. */
  @property({ attribute: 'root-url' }) rootUrl = '';
  /** Used instead of any session of the page. */
  @property({ attribute: false }) agent: CredentialAgent | null | undefined;
  /** Any of `avatar name taskcluster-client-id expiry scopes deployment`. */
  @property() show = 'avatar name expiry';
  /** `inline` or `card`. */
  @property({ reflect: true }) view: 'inline' | 'card' = 'inline';
  /** Read-only. */
  @property({ reflect: true }) status: WhoamiStatus = 'initializing';

  readonly #link = new AgentLink(this, { onChange: (snapshot) => this.#follow(snapshot) });
  readonly #states = new ElementStates(attachInternals(this));
  /** What shows a person, or an error: loaded when there is one. */
  #view: WhoamiView | undefined;
  #failure: TcError | undefined;
  #told = '';

  constructor() {
    super();
    attachToPage(this);
  }

  /** The Taskcluster clientId, where `show` made it known. */
  get clientId(): string | undefined {
    return this.#view?.clientId;
  }

  /** Why the person, or what `show` names, cannot be shown. */
  get error(): TcError | undefined {
    return this.#view?.error ?? this.#failure;
  }

  /**
   * Whether the person has all these scopes. For what a page shows, never for what it allows: services check that.
   *
   * @param scopes a list, JSON, or texts with spaces between them
   * @returns false where nobody is signed in
   * @throws {TcError} when the scopes cannot be asked for
   */
  async satisfies(scopes: string | readonly string[]): Promise<boolean> {
    const { agent } = this.#link.snapshot;
    return !!agent && (await import('./identity/has-scopes.js')).hasScopes(agent, scopes);
  }

  /** What a logger gets. */
  toJSON(): object {
    return { status: this.status };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('show')) void this.#view?.fetchWhatIsShown();
  }

  protected override render(): unknown {
    const language = languageOf(this);
    switch (this.status) {
      case 'initializing': return html`<span class="${boxOf(this)} placeholder" part="placeholder" aria-busy="true"></span>`;
      case 'anonymous':
        return html`<span class=${boxOf(this)} part="box"><slot name="anonymous">
          <span class="quiet" part="anonymous" lang=${language}>${whoamiNobodyWords(language).anonymous}</span>
        </slot></span>`;
      case 'ready':
      case 'expiring':
      case 'expired':
      case 'error':
        return this.#view?.render() ?? html`<span class=${boxOf(this)} part="box" lang=${language}
          ><span part="error" role="alert">${partText(this.#failure, language)}</span></span>`;
    }
  }

  protected override firstUpdated(): void {
    // A session that is being restored is about to be shown: what that takes comes at the same time.
    void this.updateComplete.then(() => {
      if (this.#link.owner?.snapshot().status === 'initializing') view().catch(() => {});
    });
  }

  protected override updated(): void {
    this.#states.show({ [this.status]: true });
    if (this.status === 'initializing') return;
    const { agent, user } = this.#link.snapshot;
    const identity = { user: agent ? user : undefined, clientId: this.clientId, rootUrl: agent?.rootUrl };
    const known = JSON.stringify(identity);
    if (known === this.#told) return;
    this.#told = known;
    this.dispatchEvent(new TcIdentityEvent(identity));
  }

  #follow(snapshot: AgentSnapshot): void {
    const { status, signedIn, agent } = snapshot;
    if (this.#view) this.status = this.#view.follow(snapshot);
    else if (agent || status === 'error' || status === 'expired') void this.#load();
    else this.status = status === 'initializing' || signedIn === undefined ? 'initializing' : 'anonymous';
  }

  async #load(): Promise<void> {
    try {
      const { WhoamiView } = await view();
      this.#view ??= new WhoamiView(this, this.#link);
      this.#follow(this.#link.snapshot);
    } catch (cause) {
      // The next change of the session tries again.
      this.#failure = partNotLoaded(cause);
      this.status = 'error';
    }
  }
}
