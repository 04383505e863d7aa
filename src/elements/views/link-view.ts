import { html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { callWords } from '../words/call-words.js';
import { renderCopyButton } from './copy-button.js';
import type { Drawing, DrawingSettings } from './draw-outcome.js';
import { openSigned } from './open-signed.js';

type LinkSettings = Pick<DrawingSettings, 'sign' | 'linkToOpen' | 'hasRunControl' | 'redraw'>;

/**
 * For methods that answer with bytes: a link that is signed at the click and stands nowhere. A control of the page's
 * that runs the call opens it; beside one ours is there only where the browser has blocked the window.
 */
export function drawLink(
  call: Parameters<DrawingSettings['sign']>[0],
  { sign, linkToOpen, hasRunControl, redraw }: LinkSettings,
): Required<Pick<Drawing, 'draw' | 'open'>> {
  const place = createRef<HTMLElement>();
  let wasBlocked = false;
  const open = async (language: string) => {
    const say = (text: string) => {
      if (place.value) place.value.textContent = text;
    };
    if (await openSigned(() => linkToOpen(call), say, language)) return;
    wasBlocked = true;
    redraw();
  };
  const draw: Drawing['draw'] = ({ language }) => {
    const words = callWords(language);
    const isOurs = wasBlocked || !hasRunControl();
    return html`<p part="link" class="row">
      ${isOurs
        ? html`<button part="button primary" type="button" @click=${() => open(language)}>${words.openLink}</button>`
        : nothing}
      ${renderCopyButton(words.copySignedUrl, language, () => sign(call))}
      <span part="said" role="status" ${ref(place)}></span>
    </p>`;
  };
  return { draw, open: (language) => void open(language) };
}
