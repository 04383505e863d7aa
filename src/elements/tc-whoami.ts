import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, toTcError } from '../session/errors.js';
import { AgentLink } from './agent-link.js';
import type { AgentSnapshot } from './agent-protocol.js';
import { readScopes } from './api-call/read-scopes.js';
import { TcIdentityEvent } from './identity/identity-event.js';
import { satisfiesAll, scopesOf } from './identity/scopes-of.js';
import {
  type Identity,
  renderClientId,
  renderDeployment,
  renderExpiry,
  renderName,
  type WhoamiToken,
} from './identity/whoami-parts.js';
import { whoamiStyles } from './identity/whoami-styles.js';
import { languageOf } from './language-of.js';
import { msUntilNextText } from './relative-time.js';
import { attachInternals, ElementStates } from './states.js';
import { baseStyles } from './styles.js';
import { avatar } from './views/avatar.js';
import { errorText } from './words/error-text.js';
import { followLanguage } from './words/follow-language.js';
import { whoamiWords } from './words/whoami-words.js';
import type { WhoamiWords } from './words/words.js';

export type WhoamiStatus = 'initializing' | 'anonymous' | 'ready' | 'expiring' | 'expired' | 'error';

/** What stands before these in a card. */
const labels = {
  'taskcluster-client-id': 'clientId',
  expiry: 'expiry',
  deployment: 'deployment',
  scopes: 'scopes',
} as const satisfies Partial<Record<WhoamiToken, keyof WhoamiWords>>;

/**
 * Shows who is signed in.
 *
 * What the provider said of the person costs nothing; Taskcluster credentials are fetched only where `show` names
 * `taskcluster-client-id` or `scopes`.
 *
 * @slot anonymous - Shown while nobody is signed in.
 * @csspart avatar - The picture, or initials.
 * @csspart name - The person's name.
 * @csspart client-id - The Taskcluster clientId, shortened in the middle.
 * @csspart expiry - How long the session lasts.
 * @csspart scopes - What the person may do.
 * @csspart deployment - The deployment's host.
 * @fires tc-identity - Who is signed in, or what is known of the person, changed.
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
  #agent: CredentialAgent | null = null;
  #clientId: string | undefined;
  #scopes: readonly string[] | undefined;
  #renderScopes: typeof import('./views/whoami-scopes.js').renderScopes | undefined;
  #search = '';
  #error: TcError | undefined;
  #told = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    followLanguage(this);
  }

  /** The Taskcluster clientId, where `show` made it known. */
  get clientId(): string | undefined {
    return this.#clientId;
  }

  get error(): TcError | undefined {
    return this.#error;
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
    return !!agent && satisfiesAll(await scopesOf(agent), readScopes(scopes) ?? []);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('show')) void this.#fetchWhatIsShown();
    const { expires } = this.#link.snapshot;
    clearTimeout(this.#timer);
    if (!expires || !this.isConnected || !this.#shows('expiry')) return;
    this.#timer = setTimeout(() => this.requestUpdate(), msUntilNextText(expires.getTime() - Date.now()));
  }

  protected override render(): unknown {
    switch (this.status) {
      case 'initializing': return html`<span class="inline quiet" aria-busy="true"></span>`;
      case 'anonymous':
        return html`<span class="inline"><slot name="anonymous">
          <span class="quiet" part="anonymous">${whoamiWords(languageOf(this)).anonymous}</span>
        </slot></span>`;
      case 'error':
        return html`${this.#agent ? this.#renderPerson() : nothing}
          <span class="inline"><span part="error" role="alert">${this.#error && errorText(this.#error, languageOf(this))}</span>
          ${this.#agent ? this.#renderRetry() : nothing}</span>`;
      case 'ready':
      case 'expiring':
      case 'expired': return this.#renderPerson();
    }
  }

  protected override updated(): void {
    this.#states.show({ [this.status]: true });
    const { user } = this.#link.snapshot;
    const rootUrl = this.#agent?.rootUrl;
    const known = JSON.stringify([this.#agent && user, this.#clientId, rootUrl]);
    if (this.status === 'initializing' || known === this.#told) return;
    this.#told = known;
    const person = this.#agent ? user : undefined;
    this.dispatchEvent(new TcIdentityEvent({ user: person, clientId: this.#clientId, rootUrl }));
  }

  #shows(token: WhoamiToken): boolean {
    return this.show.split(/\s+/).includes(token);
  }

  #follow(snapshot: AgentSnapshot): void {
    if (snapshot.agent !== this.#agent) this.#forget(snapshot.agent);
    else if (!this.#agent) this.#error = snapshot.error;
    this.#error ??= snapshot.agent ? undefined : snapshot.error;
    this.status = statusOf(snapshot, this.#error);
    void this.#fetchWhatIsShown();
  }

  #forget(next: CredentialAgent | null): void {
    this.#agent = next;
    this.#clientId = this.#scopes = this.#error = undefined;
    this.#search = '';
  }

  readonly #retry = (): void => {
    this.#error = undefined;
    this.#follow(this.#link.snapshot);
  };

  async #fetchWhatIsShown(): Promise<void> {
    const agent = this.#agent;
    const { inert, status } = this.#link.snapshot;
    if (!agent || inert || status === 'expired' || this.#error) return;
    try {
      if (this.#shows('taskcluster-client-id') && !this.#clientId) {
        const { clientId } = await agent.getCredentials();
        if (agent === this.#agent) this.#clientId = clientId;
      }
      if (this.#shows('scopes') && !this.#scopes) {
        const [scopes, view] = await Promise.all([scopesOf(agent), import('./views/whoami-scopes.js')]);
        this.#renderScopes = view.renderScopes;
        if (agent === this.#agent) this.#scopes = scopes;
      }
    } catch (error) {
      if (agent !== this.#agent) return;
      this.#error = toTcError(error, 'server', 'Who is signed in cannot be shown.');
      this.status = statusOf(this.#link.snapshot, this.#error);
    }
    this.requestUpdate();
  }

  #renderRetry(): unknown {
    return html`<button part="button" type="button" @click=${this.#retry}>${whoamiWords(languageOf(this)).tryAgain}</button>`;
  }

  #renderPerson(): unknown {
    const { user, expires, status } = this.#link.snapshot;
    const rootUrl = this.#agent?.rootUrl ?? '';
    const hasExpired = status === 'expired';
    const identity = { user, clientId: this.#clientId, expires, rootUrl, hasExpired, language: languageOf(this) };
    const tokens = (Object.keys(this.#parts) as WhoamiToken[]).filter((token) => this.#shows(token));
    const parts = tokens.map((token) => [token, this.#parts[token](identity)] as const);
    if (this.view !== 'card') return html`<span class="inline">${parts.map(([, part]) => part)}</span>`;
    const words = whoamiWords(identity.language);
    return html`<div class="card" part="card">
      <div class="head" part="head">${parts.map(([token, part]) => (token in labels ? nothing : part))}</div>
      <dl part="facts">${parts.map(([token, part]) =>
        token in labels
          ? html`<div><dt part="label">${words[labels[token as keyof typeof labels]]}</dt><dd>${part}</dd></div>`
          : nothing)}</dl>
    </div>`;
  }

  readonly #parts: Record<WhoamiToken, (identity: Identity) => unknown> = {
    avatar: ({ user, clientId }) => avatar(user ?? { sub: clientId ?? '' }, () => this.requestUpdate()),
    name: renderName,
    'taskcluster-client-id': ({ clientId, language }) =>
      clientId || !this.#error ? renderClientId(clientId, language) : nothing,
    expiry: (identity) => renderExpiry(identity),
    scopes: ({ language }) =>
      this.#scopes &&
      this.#renderScopes?.(this.#scopes, this.#search, whoamiWords(language), (text) => {
        this.#search = text;
        this.requestUpdate();
      }),
    deployment: renderDeployment,
  };
}

function statusOf({ status, signedIn, agent }: AgentSnapshot, error: TcError | undefined): WhoamiStatus {
  if (status === 'expired') return 'expired';
  if (error && (agent || status === 'error')) return 'error';
  if (signedIn && agent) return status === 'expiring' ? 'expiring' : 'ready';
  return status === 'initializing' || signedIn === undefined ? 'initializing' : 'anonymous';
}
