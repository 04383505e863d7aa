import { html, nothing } from 'lit';
import { insufficientScopes } from '../../api/index.js';
import type { TcError } from '../../session/errors.js';
import { callStrings as strings } from '../strings-call.js';
import { renderCopyButton } from './copy-button.js';

/**
 * Says which scopes are missing, one by one.
 *
 * @param signIn starts a sign-in, where the call was made without
 */
export function renderForbidden(error: TcError, signIn: (() => void) | undefined): unknown {
  const missing = insufficientScopes(error)?.missing ?? [];
  return html`<div part="forbidden" class="notice">
    <p part="message" role="alert">${signIn ? strings.forbiddenAnonymous : strings.forbidden}</p>
    ${signIn ? html`<button part="button primary" type="button" @click=${signIn}>${strings.signIn}</button>` : nothing}
    ${missing.length ? renderScopes(missing, signIn ? strings.neededScopes : strings.missingScopes) : nothing}
  </div>`;
}

function renderScopes(scopes: readonly string[], label: string): unknown {
  return html`<p class="row" id="missing">${label}
      ${renderCopyButton(strings.copyScopes, () => scopes.join('\n'))}</p>
    <ul part="missing-scopes" role="list" aria-labelledby="missing">
      ${scopes.map((scope) => html`<li part="scope"><code dir="ltr">${scope}</code></li>`)}
    </ul>`;
}
