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
  /** Undefined while it is not known, null where it cannot be. */
  readonly clientId: string | null | undefined;
  readonly scopes: readonly string[] | null | undefined;
  readonly language: string;
  /** Of the page's own items. */
  readonly pageLanguage: string;
  readonly words: LateSigninWords;
  signOut(): void;
  toggled(event: ToggleEvent): void;
  pressed(event: KeyboardEvent): void;
  /** A click on what the page put into the menu. */
  itemPressed(event: Event): void;
  /** The page put items into the menu. */
  filled(event: Event): void;
}

/** What the button opens: who is signed in, where, until when, and the menu. */
export function signinPanel(panel: Panel): TemplateResult {
  const { user, rootUrl, until, words, language, pageLanguage, signOut, toggled, pressed, itemPressed, filled } = panel;
  const name = displayName(user);
  const { email } = user;
  return html`<div id="panel" part="panel" lang=${language} popover @toggle=${toggled} @keydown=${pressed}>
    <div id="person" part="person">
      <p part="name">${name}</p>
      ${email && email !== name ? html`<p part="email">${email}</p>` : nothing}
      <p part="deployment">${rootUrl.replace(/^https?:\/\//, '')}</p>
      ${renderFacts(panel)}
      ${until ? html`<p part="expiry">${words.until(until)}</p>` : nothing}
    </div>
    <div part="menu" role="menu" aria-label=${words.account} aria-describedby="person">
      <slot name="menu" lang=${pageLanguage} @slotchange=${filled} @click=${itemPressed}></slot>
      <button part="menuitem" type="button" role="menuitem" tabindex="-1" @click=${signOut}>${words.signOut}</button>
    </div>
  </div>`;
}

/** What the deployment says of the person. Each has its line from the start: nothing moves when it comes. */
function renderFacts({ clientId, scopes, language }: Panel): TemplateResult {
  const words = whoamiWords(language);
  const id = clientId && html`<span class="sr">${words.clientId} ${clientId}</span
    ><span part="short" aria-hidden="true" dir="ltr">${shortenMiddle(clientId)}</span>`;
  const count = scopes && words.foundScopes(scopes.length);
  return html`<p part=${partOf('client-id', clientId)} title=${clientId || nothing}>${id}</p>
    <p part=${partOf('scopes', scopes)} title=${scopes?.length === 0 ? words.noScopes : nothing}>${count}</p>`;
}

const partOf = (name: string, fact: unknown): string => (fact === undefined ? `${name} pending` : name);
