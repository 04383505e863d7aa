import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SessionStatus } from '../session/snapshot.js';
import type { User } from '../session/user.js';
import { displayName } from './display-name.js';
import { languageOf } from './language-of.js';
import type { SigninMore } from './signin-without-view.js';
import { signinButtonWords } from './words/signin-button-words.js';

export interface SigninButton extends HTMLElement {
  readonly status: SessionStatus;
  readonly user: User | undefined;
  readonly view: 'full' | 'compact' | 'avatar';
  readonly disabled: boolean;
}

const personIcon = html`<svg part="icon" viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true">
  ${svg`<circle cx="12" cy="8" r="4.5" /><path d="M3 21c0-4.5 4-7 9-7s9 2.5 9 7z" />`}
</svg>`;

/**
 * The button: the same node in every status, so that it keeps the focus and its place.
 *
 * @param more the lazy part, once it is there: it has the menu
 */
export function signinButton(
  host: SigninButton,
  more: SigninMore | undefined,
  press: () => void,
): TemplateResult {
  const { status, user, view, disabled } = host;
  if (status === 'initializing') return html`<span part="placeholder"></span>`;
  const isIn = status === 'signed-in' || status === 'expiring';
  const person = isIn ? user : undefined;
  const menu = isIn ? more : undefined;
  return html`<button
    part=${isIn ? 'button' : 'button primary'}
    type="button"
    ?disabled=${disabled || status === 'error'}
    popovertarget=${menu ? 'panel' : nothing}
    aria-haspopup=${menu ? 'menu' : nothing}
    aria-expanded=${menu ? `${menu.isOpen}` : nothing}
    @click=${press}
    @keydown=${(event: KeyboardEvent) => menu?.buttonPressed(event)}
  >${picture(view, person, menu)}${labelOf(status, person, languageOf(host))}</button>`;
}

function picture(view: SigninButton['view'], person: User | undefined, menu: SigninMore | undefined): unknown {
  if (person && view !== 'compact') return html`<slot name="avatar">${menu?.avatar()}</slot>`;
  return view === 'avatar' ? personIcon : nothing;
}

/** Words of their own in each status: others come in their place, and none move. */
function labelOf(status: SessionStatus, person: User | undefined, language: string): unknown {
  const words = signinButtonWords(language);
  if (person) {
    return html`<span class="sr" lang=${language}>${words.signedInAs} </span><span part="label">${displayName(person)}</span>`;
  }
  switch (status) {
    case 'signed-out':
      return html`<span part="label"><slot name="label"><span part="word" lang=${language}>${words.signIn}</span></slot></span>`;
    case 'signing-in':
      return html`<span part="label" lang=${language}>${words.signingIn}</span>`;
    case 'expired':
      return html`<span part="label" lang=${language}>${words.signInAgain}</span>`;
    default:
      return html`<span part="label" lang=${language}>${words.unavailable}</span>`;
  }
}
