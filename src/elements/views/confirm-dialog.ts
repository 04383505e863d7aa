import { html, nothing, render } from 'lit';
import { languageOf } from '../language-of.js';
import { callWords } from '../words/call-words.js';
import type { CallWords } from '../words/words.js';

/** The final call, as it is asked about. */
export interface ConfirmedCall {
  service: string;
  method: string;
  args?: unknown;
  query?: unknown;
  payload?: unknown;
}

/**
 * Asks whether to run a call, in a modal dialog that shows what would be sent.
 *
 * @param root where the dialog stands while it is asked
 * @param question the page's own words; empty: ours
 */
export function askToConfirm(
  root: ShadowRoot,
  call: ConfirmedCall,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  const place = document.createElement('div');
  root.append(place);
  render(renderDialog(call, question, callWords(languageOf(root.host as HTMLElement))), place);
  const dialog = place.querySelector('dialog') as HTMLDialogElement;
  return new Promise((resolve) => {
    const answer = () => {
      signal.removeEventListener('abort', answer);
      place.remove();
      resolve(dialog.returnValue === 'yes' && !signal.aborted);
    };
    dialog.addEventListener('close', answer);
    signal.addEventListener('abort', answer);
    if (signal.aborted) answer();
    else dialog.showModal();
  });
}

function renderDialog(call: ConfirmedCall, question: string, words: CallWords): unknown {
  const parts = [
    [words.args, call.args],
    [words.query, call.query],
    [words.payload, call.payload],
  ] as const;
  return html`<dialog part="dialog" aria-labelledby="question" aria-describedby="question-text">
    <form method="dialog">
      <h2 id="question">${words.confirmTitle(call.service, call.method)}</h2>
      <p id="question-text">${question || words.confirmQuestion}</p>
      ${parts.map(([label, value]) =>
        value === undefined
          ? nothing
          : html`<h3>${label}</h3><pre dir="ltr" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`,
      )}
      <p class="row end">
        <button part="button" value="no" autofocus>${words.confirmNo}</button>
        <button part="button primary" value="yes">${words.confirmYes}</button>
      </p>
    </form>
  </dialog>`;
}
