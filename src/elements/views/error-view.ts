import { html, nothing } from 'lit';
import { validationComplaints } from '../../api/answers/validation-complaints.js';
import type { TcError } from '../../session/errors.js';
import { callWords } from '../words/call-words.js';
import { errorText } from '../words/error-text.js';

/**
 * A sentence, the service's complaints about the input, and a way to try again where that can help.
 *
 * @param retry runs the call once more
 * @param isTold something else on the page says it already: to hear it again is no news
 */
export function renderError(
  error: TcError,
  retry: (() => void) | undefined,
  isTold: boolean,
  language: string,
): unknown {
  const words = callWords(language);
  const text = errorText(error, language);
  const found = validationComplaints(error)?.complaints ?? [];
  // The first is in the sentence, unless it was too long for that.
  const complaints = found.length === 1 && text.includes(found[0]!) ? [] : found;
  return html`<div part="error" class="notice">
    <p part="message" role=${isTold ? nothing : 'alert'}>${text}</p>
    ${complaints.length
      ? html`<ul part="complaints" aria-label=${words.complaints}>
          ${complaints.map((complaint) => html`<li part="complaint">${complaint}</li>`)}
        </ul>`
      : nothing}
    ${retry && error.retryable
      ? html`<button part="button" type="button" @click=${retry}>${words.tryAgain}</button>`
      : nothing}
  </div>`;
}
