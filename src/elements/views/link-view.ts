import { html } from 'lit';
import { TcError } from '../../session/errors.js';
import { callWords } from '../words/call-words.js';
import { errorText } from '../words/error-text.js';
import { renderCopyButton } from './copy-button.js';
import { openSigned } from './open-signed.js';

/** For methods that answer with bytes: a link that is signed at the click and stands nowhere. */
export function renderLink(sign: () => Promise<string>, language: string): unknown {
  const words = callWords(language);
  const open = async (event: Event) => {
    const place = (event.currentTarget as Element).querySelector('[role=status]')!;
    place.textContent = '';
    await openSigned(sign).catch((error: unknown) => {
      if (error instanceof TcError) place.textContent = errorText(error, language);
    });
  };
  return html`<p part="link" class="row">
    <button part="button primary" type="button" @click=${open}>
      ${words.openLink} <span part="said" role="status"></span>
    </button>
    ${renderCopyButton(words.copySignedUrl, language, sign)}
  </p>`;
}
