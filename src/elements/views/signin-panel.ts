import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../../session/user.js';
import { displayName } from '../display-name.js';
import { shortenMiddle } from '../identity/shorten-middle.js';
import type { LateSigninWords } from '../words/signin-words.js';
import { whoamiWords } from '../words/whoami-words.js';

export interface Panel {
  readonly user: User;
  readonly rootUrl: string;
  /** When the session ends, written for people. */
  readonly until: string | undefined;
  /** Undefined while it is not known. */
  readonly clientId: string | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly language: string;
  readonly words: LateSigninWords;
  signOut(): void;
  toggled(event: ToggleEvent): void;
  pressed(event: KeyboardEvent): void;
  /** The page put items into the menu. */
  filled(event: Event): void;
}

/** What the button opens: who is signed in, where, until when, and the menu. */
export function signinPanel(panel: Panel): TemplateResult {
  const { user, rootUrl, until, words, signOut, toggled, pressed, filled } = panel;
  const name = displayName(user);
  const { email } = user;
  return html`<div id="panel" part="panel" popover @toggle=${toggled} @keydown=${pressed}>
    <div id="person" part="person">
      <p part="name">${name}</p>
      ${email && email !== name ? html`<p part="email">${email}</p>` : nothing}
      <p part="deployment">${rootUrl.replace(/^https?:\/\//, '')}</p>
      ${renderFacts(panel)}
      ${until ? html`<p part="expiry">${words.until(until)}</p>` : nothing}
    </div>
    <div part="menu" role="menu" aria-label=${words.account} aria-describedby="person">
      <slot name="menu" @slotchange=${filled}></slot>
      <button part="menuitem" type="button" role="menuitem" tabindex="-1" @click=${signOut}>${words.signOut}</button>
    </div>
  </div>`;
}

/** What the deployment says of the person, where it is known. */
function renderFacts({ clientId, scopes, language }: Panel): unknown {
  const words = whoamiWords(language);
  const known = scopes && (scopes.length ? words.foundScopes(scopes.length) : words.noScopes);
  return [
    clientId
      ? html`<p part="client-id" title=${clientId}><span class="sr">${words.clientId} ${clientId}</span
          ><span aria-hidden="true" dir="ltr">${shortenMiddle(clientId)}</span></p>`
      : nothing,
    known ? html`<p part="scopes">${known}</p>` : nothing,
  ];
}
