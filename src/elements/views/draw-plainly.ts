import { html, nothing } from 'lit';
import type { TcError } from '../../session/errors.js';
import { callWords } from '../words/call-words.js';
import { errorText } from '../words/error-text.js';
import type { Drawing } from './draw-outcome.js';

/** An error where what draws errors cannot be loaded. */
export const drawPlainly = (error: TcError, retry: (() => void) | undefined): Drawing => ({
  isEmpty: false,
  announcement: '',
  draw: ({ language }) => html`<div part="error" class="notice">
    <p part="message" role="alert">${errorText(error, language)}</p>
    ${retry && error.retryable
      ? html`<button part="button" type="button" @click=${retry}>${callWords(language).tryAgain}</button>`
      : nothing}
  </div>`,
});
