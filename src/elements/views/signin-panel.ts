import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../../session/user.js';
import { displayName } from '../display-name.js';
import type { LateSigninWords } from '../words/signin-words.js';

export interface Panel {
  readonly user: User;
  readonly rootUrl: string;
  /** When the session ends, written for people. */
  readonly until: string | undefined;
  readonly words: LateSigninWords;
  signOut(): void;
  toggled(event: ToggleEvent): void;
  pressed(event: KeyboardEvent): void;
  /** The page put items into the menu. */
  filled(event: Event): void;
}

/** What the button opens: who is signed in, where, until when, and the menu. */
export function signinPanel({ user, rootUrl, until, words, signOut, toggled, pressed, filled }: Panel): TemplateResult {
  const name = displayName(user);
  const { email } = user;
  return html`<div id="panel" part="panel" popover @toggle=${toggled} @keydown=${pressed}>
    <div id="person" part="person">
      <p part="name">${name}</p>
      ${email && email !== name ? html`<p part="email">${email}</p>` : nothing}
      <p part="deployment">${rootUrl.replace(/^https?:\/\//, '')}</p>
      ${until ? html`<p part="expiry">${words.until(until)}</p>` : nothing}
    </div>
    <div part="menu" role="menu" aria-label=${words.account} aria-describedby="person">
      <slot name="menu" @slotchange=${filled}></slot>
      <button part="menuitem" type="button" role="menuitem" tabindex="-1" @click=${signOut}>${words.signOut}</button>
    </div>
  </div>`;
}
