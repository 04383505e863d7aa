import { html, nothing } from 'lit';
import { callWords } from '../words/call-words.js';
import type { View } from './view.js';

/** More than this makes a page slow, and nobody reads it, characters. */
const mostText = 200_000;

const asText = (data: unknown): string => (typeof data === 'string' ? data : (JSON.stringify(data, null, 2) ?? ''));

/** Text as it is; everything else as JSON. */
export const view: View = (data, context) => {
  const text = asText(data);
  const name = context.caption;
  return html`<pre part="text" tabindex="0" role="group" aria-label=${name} dir="ltr">${text.slice(0, mostText)}</pre>
    ${text.length > mostText ? html`<p part="note">${callWords(context.language).cut(text.length)}</p>` : nothing}`;
};
