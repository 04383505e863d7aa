import { css, html, nothing, type ReactiveController, render, type TemplateResult } from 'lit';
import type { TcError } from '../session/errors.js';
import { partNotLoaded } from '../session/part-not-loaded.js';
import { displayName } from './display-name.js';
import { TcErrorEvent } from './events.js';
import { languageOf } from './language-of.js';
import type { TcSignin } from './tc-signin.js';
import type { SigninView } from './views/signin-view.js';
import { chooseWords } from './words/choose-words.js';
import { partText } from './words/part-text.js';

/** What `<tc-signin>` needs of its lazy part. */
export type SigninMore = Pick<SigninView, 'isOpen' | 'draw' | 'drawAvatar' | 'buttonPressed' | 'dismiss'>;

const styles = css`
  .instead {
    padding: var(--_space);
    max-inline-size: 22em;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .instead:not([popover]) {
    position: absolute;
    z-index: 1;
  }
  [part='error'] {
    margin: 0;
  }
  [part='error'] + * {
    margin-block-start: var(--_space);
  }
`;

/**
 * Stands in for the menu and the notices where they could not be loaded: says so, and keeps the way out. It comes with
 * the session, so whoever is signed in has it.
 */
export class SigninWithoutView implements ReactiveController, SigninMore {
  readonly #host: TcSignin;
  readonly #root: ShadowRoot;
  readonly #failure: TcError;
  #isShown: boolean;
  isOpen = false;

  constructor(host: TcSignin, cause: unknown) {
    this.#host = host;
    this.#root = host.shadowRoot!;
    this.#failure = partNotLoaded(cause);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, styles.styleSheet!];
    this.#isShown = host.dispatchEvent(new TcErrorEvent(this.#failure));
    host.addController(this);
  }

  draw(): void {
    render(this.#around(), this.#root);
  }

  #around(): TemplateResult | typeof nothing {
    const { status, error } = this.#host;
    const language = languageOf(this.#host);
    const text = this.#isShown ? html`<p part="error" role="alert" lang=${language}>${partText(this.#failure, language)}</p>` : nothing;
    if (status === 'signed-in' || status === 'expiring') {
      const { signOut } = chooseWords('signin', { signOut: 'Sign out' }, language);
      const leave = (): void => this.#host.signOut();
      return html`<div id="panel" class="instead" part="panel" popover @toggle=${this.#toggled}>${text}
        <div part="menu" role="menu">
          <button part="menuitem" type="button" role="menuitem" autofocus @click=${leave} lang=${language}>${signOut}</button>
        </div>
      </div>`;
    }
    this.isOpen = false;
    const hasNotice = error || status === 'expired';
    return hasNotice && this.#isShown ? html`<div class="instead" part="notice">${text}</div>` : nothing;
  }

  /** A letter of the name, so that a button of a picture alone is not empty. */
  drawAvatar(place: HTMLElement): void {
    const { user } = this.#host;
    render(user ? html`<span part="avatar" aria-hidden="true">${[...displayName(user)][0]}</span>` : nothing, place);
  }

  buttonPressed(): void {
    // The button opens the panel by itself.
  }

  dismiss(): void {
    this.#isShown = false;
    this.#host.requestUpdate();
  }

  /** The view arrived and was drawn: what was open is the menu now. */
  hostUpdated(): void {
    if (!this.isOpen || this.#root.querySelector('.instead')) return;
    this.#host.removeController(this);
    this.#root.getElementById('panel')?.showPopover();
  }

  /** Who opens the panel wants the menu: it is asked for again. */
  readonly #toggled = ({ newState }: ToggleEvent): void => {
    this.isOpen = newState === 'open';
    if (this.isOpen) this.#host.prepare();
    this.#host.requestUpdate();
  };
}
