import { html } from 'lit';
import { callWords } from '../words/call-words.js';
import { renderCopyButton } from './copy-button.js';

/** For methods that answer with bytes: a link that is signed at the click and stands nowhere. */
export function renderLink(sign: () => Promise<string>, language: string): unknown {
  const words = callWords(language);
  const open = async () => {
    window.open(await sign(), '_blank', 'noopener,noreferrer');
  };
  return html`<p part="link" class="row">
    <button part="button primary" type="button" @click=${open}>${words.openLink}</button>
    ${renderCopyButton(words.copySignedUrl, language, sign)}
  </p>`;
}
