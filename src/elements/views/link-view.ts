import { html } from 'lit';
import { callStrings as strings } from '../strings-call.js';
import { renderCopyButton } from './copy-button.js';

/** For methods that answer with bytes: a link that is signed at the click and stands nowhere. */
export function renderLink(sign: () => Promise<string>): unknown {
  const open = async () => {
    window.open(await sign(), '_blank', 'noopener,noreferrer');
  };
  return html`<p part="link" class="row">
    <button part="button primary" type="button" @click=${open}>${strings.openLink}</button>
    ${renderCopyButton(strings.copySignedUrl, sign)}
  </p>`;
}
