import { html, nothing } from 'lit';
import { insufficientScopes } from '../../api/answers/insufficient-scopes.js';
import type { TcError } from '../../session/errors.js';
import { callWords } from '../words/call-words.js';
import { renderCopyButton } from './copy-button.js';

/**
 * Says which scopes are missing, one by one.
 *
 * @param signIn starts a sign-in, where the call was made without
 */
export function renderForbidden(error: TcError, signIn: (() => void) | undefined, language: string): unknown {
  const words = callWords(language);
  const { missing = [], isChoice } = insufficientScopes(error) ?? {};
  const label = isChoice ? words.eitherScope : signIn ? words.neededScopes : words.missingScopes;
  return html`<div part="forbidden" class="notice">
    <p part="message" role="alert">${signIn ? words.forbiddenAnonymous : words.forbidden}</p>
    ${signIn ? html`<button part="button primary" type="button" @click=${signIn}>${words.signIn}</button>` : nothing}
    ${missing.length ? renderScopes(missing, label, language) : nothing}
  </div>`;
}

function renderScopes(scopes: readonly string[], label: string, language: string): unknown {
  return html`<p part="missing-label" class="row" id="missing">${label}
      ${renderCopyButton(callWords(language).copyScopes, language, () => scopes.join('\n'))}</p>
    <ul part="missing-scopes" role="list" aria-labelledby="missing">
      ${scopes.map((scope) => html`<li part="scope"><code part="code" dir="ltr">${scope}</code></li>`)}
    </ul>`;
}
