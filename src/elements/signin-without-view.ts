import type { ReactiveController } from 'lit';
import { css } from '@lit/reactive-element/css-tag.js';
import type { TcError } from '../session/errors.js';
import { partNotLoaded } from '../session/part-not-loaded.js';
import { displayName } from './display-name.js';
import { TcErrorEvent } from './events.js';
import { languageOf } from './language-of.js';
import { make } from './make-node.js';
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
 * the session, so whoever is signed in has it; and it is drawn by hand, as what draws templates may be what is missing.
 */
export class SigninWithoutView implements ReactiveController, SigninMore {
  readonly #host: TcSignin;
  readonly #root: ShadowRoot;
  readonly #failure: TcError;
  readonly #text = make('p', { part: 'error', role: 'alert' });
  readonly #leave = make('button', { part: 'menuitem', type: 'button', role: 'menuitem', autofocus: '' });
  readonly #panel = make(
    'div', { id: 'panel', class: 'instead', part: 'panel', popover: '' },
    make('div', { part: 'menu', role: 'menu' }, this.#leave),
  );
  readonly #notice = make('div', { class: 'instead', part: 'notice' });
  readonly #letter = make('span', { part: 'avatar', 'aria-hidden': 'true' });
  #isShown: boolean;
  isOpen = false;

  constructor(host: TcSignin, cause: unknown) {
    this.#host = host;
    this.#root = host.shadowRoot!;
    this.#failure = partNotLoaded(cause);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, styles.styleSheet!];
    this.#isShown = host.dispatchEvent(new TcErrorEvent(this.#failure));
    this.#leave.addEventListener('click', () => host.signOut());
    this.#panel.addEventListener('toggle', (event) => this.#toggled(event));
    host.addController(this);
  }

  draw(): void {
    const { status, error } = this.#host;
    const language = languageOf(this.#host);
    const isIn = status === 'signed-in' || status === 'expiring';
    const place = isIn ? this.#panel : this.#notice;
    const isWanted = isIn || (this.#isShown && (error || status === 'expired'));
    for (const node of [this.#panel, this.#notice]) if (node !== place || !isWanted) node.remove();
    if (!isIn) this.isOpen = false;
    if (!isWanted) return;
    for (const node of [this.#text, this.#leave]) node.lang = language;
    this.#text.textContent = partText(this.#failure, language) ?? '';
    this.#leave.textContent = chooseWords('signin', { signOut: 'Sign out' }, language).signOut;
    if (!this.#isShown) this.#text.remove();
    else if (this.#text.parentNode !== place) place.prepend(this.#text);
    if (!place.isConnected) this.#root.append(place);
  }

  /** A letter of the name, so that a button of a picture alone is not empty. */
  drawAvatar(place: HTMLElement): void {
    const { user } = this.#host;
    this.#letter.textContent = user ? [...displayName(user)][0]! : '';
    if (this.#letter.parentNode !== place) place.append(this.#letter);
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
    if (!this.#root.querySelector('[part=announcement]')) return;
    this.#host.removeController(this);
    for (const node of [this.#panel, this.#notice, this.#letter]) node.remove();
    if (this.isOpen) this.#root.getElementById('panel')?.showPopover();
  }

  /** Who opens the panel wants the menu: it is asked for again. */
  #toggled({ newState }: ToggleEvent): void {
    this.isOpen = newState === 'open';
    if (this.isOpen) this.#host.prepare();
    this.#host.requestUpdate();
  }
}
