import { html, nothing, type ReactiveController } from 'lit';
import type { CredentialAgent } from '../../session/credential-agent.js';
import { type TcError, toTcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import type { AgentLink } from '../agent-link.js';
import type { AgentSnapshot } from '../agent-protocol.js';
import { languageOf } from '../language-of.js';
import { msUntilNextText } from '../relative-time.js';
import type { TcWhoami, WhoamiStatus } from '../tc-whoami.js';
import { avatar } from '../views/avatar.js';
import { errorText } from '../words/error-text.js';
import { whoamiWords } from '../words/whoami-words.js';
import type { WhoamiWords } from '../words/words.js';
import { boxOf } from './box-of.js';
import { scopesOf } from './scopes-of.js';
import {
  type Identity,
  renderClientId,
  renderDeployment,
  renderExpiry,
  renderName,
  type WhoamiToken,
} from './whoami-parts.js';
import { whoamiPersonStyles } from './whoami-person-styles.js';

const say = inEnglish({ personNotShown: 'Who is signed in cannot be shown.' });

/** What stands before these in a card. */
const labels = {
  'taskcluster-client-id': 'clientId',
  expiry: 'expiry',
  deployment: 'deployment',
  scopes: 'scopes',
} as const satisfies Partial<Record<WhoamiToken, keyof WhoamiWords>>;

/** What `<tc-whoami>` shows of a person, or of an error. */
export class WhoamiView implements ReactiveController {
  clientId: string | undefined;
  error: TcError | undefined;
  readonly #host: TcWhoami;
  readonly #link: AgentLink;
  #agent: CredentialAgent | null = null;
  #scopes: readonly string[] | undefined;
  #copyAndSay: typeof import('../views/copy-button.js').copyAndSay | undefined;
  #renderScopes: typeof import('../views/whoami-scopes.js').renderScopes | undefined;
  #search = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: TcWhoami, link: AgentLink) {
    this.#host = host;
    this.#link = link;
    const root = host.shadowRoot!;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, whoamiPersonStyles.styleSheet!];
    host.addController(this);
  }

  /** Takes a change of the session, and says what status that is. */
  follow(snapshot: AgentSnapshot): WhoamiStatus {
    if (snapshot.agent !== this.#agent) this.#forget(snapshot.agent);
    else if (!this.#agent) this.error = snapshot.error;
    this.error ??= snapshot.agent ? undefined : snapshot.error;
    void this.fetchWhatIsShown();
    return statusOf(snapshot, this.error);
  }

  /** Asks for what `show` names and nobody asked for yet. */
  async fetchWhatIsShown(): Promise<void> {
    const agent = this.#agent;
    const { inert, status } = this.#link.snapshot;
    if (!agent || inert || status === 'expired' || this.error) return;
    try {
      if (this.#shows('taskcluster-client-id') && !this.clientId) {
        const [{ clientId }, { copyAndSay }] = await Promise.all([agent.getCredentials(), import('../views/copy-button.js')]);
        this.#copyAndSay = copyAndSay;
        if (agent === this.#agent) this.clientId = clientId;
      }
      if (this.#shows('scopes') && !this.#scopes) {
        const [scopes, view] = await Promise.all([scopesOf(agent), import('../views/whoami-scopes.js')]);
        this.#renderScopes = view.renderScopes;
        if (agent === this.#agent) this.#scopes = scopes;
      }
    } catch (error) {
      if (agent !== this.#agent) return;
      this.error = toTcError(error, 'server', say('personNotShown'));
      this.#host.status = statusOf(this.#link.snapshot, this.error);
    }
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { expires } = this.#link.snapshot;
    clearTimeout(this.#timer);
    if (!expires || !this.#host.isConnected || !this.#shows('expiry')) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), msUntilNextText(expires.getTime() - Date.now()));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  render(): unknown {
    if (this.#host.status !== 'error') return this.#renderPerson();
    const language = languageOf(this.#host);
    const retry = html`<button part="button" type="button" @click=${this.#retry}>${whoamiWords(language).tryAgain}</button>`;
    return html`${this.#agent ? this.#renderPerson() : nothing}
      <span class=${this.#agent ? 'plain' : boxOf(this.#host)} part="box" lang=${language}
        ><span part="error" role=${this.#isOfOwner ? nothing : 'alert'}>${this.error && errorText(this.error, language)}</span>
      ${this.#agent ? retry : nothing}</span>`;
  }

  /** The sign-in says it already: to hear it again is no news. */
  get #isOfOwner(): boolean {
    return !!this.error && this.#link.owner?.snapshot().error === this.error;
  }

  #shows(token: WhoamiToken): boolean {
    return this.#host.show.split(/\s+/).includes(token);
  }

  #forget(next: CredentialAgent | null): void {
    this.#agent = next;
    this.clientId = this.#scopes = this.error = undefined;
    this.#search = '';
  }

  readonly #retry = (): void => {
    this.error = undefined;
    this.#host.status = this.follow(this.#link.snapshot);
  };

  #renderPerson(): unknown {
    const { user, expires, status } = this.#link.snapshot;
    const rootUrl = this.#agent?.rootUrl ?? '';
    const hasExpired = status === 'expired';
    const identity = { user, clientId: this.clientId, expires, rootUrl, hasExpired, language: languageOf(this.#host) };
    const tokens = (Object.keys(this.#parts) as WhoamiToken[]).filter((token) => this.#shows(token));
    const parts = tokens.map((token) => [token, this.#parts[token](identity)] as const);
    const box = boxOf(this.#host);
    if (box === 'plain') return html`<span class="plain" part="person" lang=${identity.language}>${parts.map(([, part]) => part)}</span>`;
    if (box === 'box') {
      const [faces, rest] = [true, false].map((isFace) => parts.filter(([token]) => (token === 'avatar') === isFace));
      const lines = rest!.map(([, part]) => html`<span class="line" part="line">${part}</span>`);
      return html`<span class="box" part="person" lang=${identity.language}>${faces!.map(([, part]) => html`<span class="face" part="face">${part}</span>`)}
        <span class="lines" part="lines">${lines}</span></span>`;
    }
    const words = whoamiWords(identity.language);
    return html`<div class=${box} part="card" lang=${identity.language}>
      <div class="head" part="head">${parts.map(([token, part]) => (token in labels ? nothing : part))}</div>
      <dl part="facts">${parts.map(([token, part]) =>
        token in labels
          ? html`<div part="fact"><dt part="label">${words[labels[token as keyof typeof labels]]}</dt><dd part="value">${part}</dd></div>`
          : nothing)}</dl>
    </div>`;
  }

  readonly #parts: Record<WhoamiToken, (identity: Identity) => unknown> = {
    avatar: ({ user, clientId }) => avatar(user ?? { sub: clientId ?? '' }, () => this.#host.requestUpdate()),
    name: renderName,
    'taskcluster-client-id': (identity) =>
      identity.clientId || !this.error ? renderClientId(identity, this.#copyAndSay) : nothing,
    expiry: (identity) => renderExpiry(identity),
    deployment: renderDeployment,
    // Last, because it unfolds.
    scopes: ({ language }) =>
      this.#scopes &&
      this.#renderScopes?.(this.#scopes, this.#search, whoamiWords(language), (text) => {
        this.#search = text;
        this.#host.requestUpdate();
      }),
  };
}

function statusOf({ status, signedIn, agent }: AgentSnapshot, error: TcError | undefined): WhoamiStatus {
  if (status === 'expired') return 'expired';
  if (error && (agent || status === 'error')) return 'error';
  if (signedIn && agent) return status === 'expiring' ? 'expiring' : 'ready';
  return status === 'initializing' || signedIn === undefined ? 'initializing' : 'anonymous';
}
