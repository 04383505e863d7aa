import type { SessionStatus } from '../session/snapshot.js';
import type { User } from '../session/user.js';
import { displayName } from './display-name.js';
import { languageOf } from './language-of.js';
import { make, set } from './make-node.js';
import type { SigninMore } from './signin-without-view.js';
import { signinButtonWords } from './words/signin-button-words.js';

export interface SigninButtonHost extends HTMLElement {
  readonly status: SessionStatus;
  readonly user: User | undefined;
  readonly view: 'full' | 'compact' | 'avatar';
  readonly disabled: boolean;
}

/**
 * The button: the same node in every status, so that it keeps the focus and its place. It is drawn by hand: what draws
 * templates (lit-html) would be a fifth of what this element loads on a page that nobody signs in on, for this one node.
 */
export class SigninButton {
  readonly #host: SigninButtonHost;
  readonly #slot = make('slot');
  readonly #placeholder = make('span', { part: 'placeholder' });
  readonly #button = make('button', { type: 'button' });
  readonly #avatar = make('slot', { name: 'avatar' });
  #more: SigninMore | undefined;
  #drawn = '';

  /** @param signIn called for a press, unless somebody is signed in: then it opens the menu by itself */
  constructor(host: SigninButtonHost, root: ShadowRoot, signIn: () => void) {
    this.#host = host;
    this.#button.addEventListener('click', () => this.#isIn || signIn());
    this.#button.addEventListener('keydown', (event) => this.#more?.buttonPressed(event));
    root.append(this.#slot, make('slot'));
  }

  /** @param more the lazy part, once it is there: it has the menu */
  draw(more: SigninMore | undefined): void {
    const { status, user, disabled } = this.#host;
    const isIn = this.#isIn;
    const person = isIn ? user : undefined;
    this.#more = isIn ? more : undefined;
    this.#slot.name = status;
    const shown = status === 'initializing' ? this.#placeholder : this.#button;
    if (shown.parentNode !== this.#slot) this.#slot.replaceChildren(shown);
    set(this.#button, 'part', isIn ? 'button' : 'button primary');
    this.#button.disabled = disabled || status === 'error';
    set(this.#button, 'popovertarget', this.#more && 'panel');
    set(this.#button, 'aria-haspopup', this.#more && 'menu');
    set(this.#button, 'aria-expanded', this.#more && `${this.#more.isOpen}`);
    this.#fill(person);
    if (this.#avatar.isConnected) this.#more?.drawAvatar(this.#avatar);
  }

  get #isIn(): boolean {
    const { status } = this.#host;
    return status === 'signed-in' || status === 'expiring';
  }

  /** Words of their own in each status: others come in their place, and none move. */
  #fill(person: User | undefined): void {
    const { status, view } = this.#host;
    const lang = languageOf(this.#host);
    const words = signinButtonWords(lang);
    const name = person && displayName(person);
    const text = name === undefined ? wordsFor(status, words) : words.signedInAs;
    const drawn = JSON.stringify([name ?? status, text, lang, view]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const label = make('span', { part: 'label' });
    const content: Node[] = [label];
    if (name !== undefined) {
      label.append(name);
      content.unshift(make('span', { class: 'sr', lang }, `${text} `));
      if (view !== 'compact') content.unshift(this.#avatar);
    } else {
      if (status === 'signed-out') label.append(make('slot', { name: 'label' }, make('span', { part: 'word', lang }, text)));
      else {
        label.lang = lang;
        label.append(text);
      }
      if (view === 'avatar') content.unshift(personIcon());
    }
    this.#button.replaceChildren(...content);
  }
}

function wordsFor(status: SessionStatus, words: ReturnType<typeof signinButtonWords>): string {
  switch (status) {
    case 'signed-out':
      return words.signIn;
    case 'signing-in':
      return words.signingIn;
    case 'expired':
      return words.signInAgain;
    default:
      return words.unavailable;
  }
}

/** Somebody, in a picture. */
function personIcon(): Element {
  const icon = make('svg', { part: 'icon', viewBox: '0 0 24 24', width: '24', height: '24', fill: 'currentColor', 'aria-hidden': 'true' });
  icon.append(make('circle', { cx: '12', cy: '8', r: '4.5' }), make('path', { d: 'M3 21c0-4.5 4-7 9-7s9 2.5 9 7z' }));
  return icon;
}
