import { html, nothing, render } from 'lit';
import { hasSecretPayload } from '../../api/answers/request-info.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { styleCall } from '../api-call/call-styles.js';
import { languageOf, wantedLanguage } from '../language-of.js';
import { callWords, type LateCallWords } from '../words/call-words.js';

/**
 * Asks whether to run a call, in a modal dialog that shows what would be sent; of what is secret, the names only.
 *
 * @param root where the dialog stands while it is asked
 * @param question the page's own words, which become the heading; empty: ours
 */
export function askToConfirm(
  root: ShadowRoot,
  call: FinalCall,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  const place = document.createElement('div');
  place.part.add('confirm');
  place.lang = languageOf(root.host);
  styleCall(root);
  root.append(place);
  render(renderDialog(call, question, callWords(place.lang), wantedLanguage(root.host)), place);
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

function renderDialog({ detail, method }: FinalCall, question: string, words: LateCallWords, pageLanguage: string): unknown {
  const parts = [
    [words.args, namedArgs(detail.args, method.args)],
    [words.query, detail.query],
    [words.payload, hasSecretPayload(method) ? namesOnly(detail.payload) : detail.payload],
  ] as const;
  const { service, method: name } = detail;
  return html`<dialog part="dialog" aria-labelledby="question" aria-describedby="question-text">
    <form part="dialog-form" method="dialog">
      <h2 part="dialog-title" id="question" lang=${question ? pageLanguage : nothing}>${question || words.confirmTitle(service, name)}</h2>
      <p part="dialog-text" id="question-text" class=${question ? 'quiet' : nothing}>
        ${question ? words.run(`${service}.${name}`) : words.confirmQuestion}
      </p>
      ${parts.map(([label, value]) =>
        value === undefined || Object.keys(value as object).length === 0
          ? nothing
          : html`<h3 part="dialog-label">${label}</h3>
            <pre part="dialog-value" dir="ltr" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`,
      )}
      <p part="dialog-actions" class="row end">
        <button part="button" value="no" autofocus>${words.confirmNo}</button>
        <button part="button primary" value="yes">${words.confirmYes}</button>
      </p>
    </form>
  </dialog>`;
}

/** Arguments by their names; a hook's token is a secret. */
function namedArgs(args: unknown, names: readonly string[]): unknown {
  if (typeof args !== 'object' || args === null) return args;
  const named = Array.isArray(args) ? Object.fromEntries(args.map((value, i) => [names[i] ?? i, value])) : { ...args };
  return 'token' in named ? { ...named, token: hidden } : named;
}

const hidden = '***';

const namesOnly = (payload: unknown): unknown =>
  payload === undefined
    ? undefined
    : JSON.parse(JSON.stringify(payload, (_, value: unknown) => (typeof value === 'object' && value ? value : hidden)));
