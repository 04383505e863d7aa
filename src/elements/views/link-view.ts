import { html } from 'lit';
import { callWords } from '../words/call-words.js';
import { renderCopyButton } from './copy-button.js';
import type { DrawingSettings } from './draw-outcome.js';
import { openSigned } from './open-signed.js';

/** For methods that answer with bytes: a link that is signed at the click and stands nowhere. */
export function renderLink(
  call: Parameters<DrawingSettings['sign']>[0],
  { sign, linkToOpen }: Pick<DrawingSettings, 'sign' | 'linkToOpen'>,
  language: string,
): unknown {
  const words = callWords(language);
  const open = ({ currentTarget }: Event) =>
    openSigned(() => linkToOpen(call), (currentTarget as Element).querySelector('[role=status]')!, language);
  return html`<p part="link" class="row">
    <button part="button primary" type="button" @click=${open}>
      ${words.openLink} <span part="said" role="status"></span>
    </button>
    ${renderCopyButton(words.copySignedUrl, language, () => sign(call))}
  </p>`;
}
