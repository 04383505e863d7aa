import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { callWords } from '../words/call-words.js';
import { drawsMore } from './draws-more.js';
import { rowsAtOnce, type ViewContext } from './view.js';

/** Draws more rows when it comes near, or is pressed; nothing where all are drawn. */
export function renderMore(total: number, context: ViewContext): unknown {
  const rest = total - context.shown;
  if (rest <= 0) return nothing;
  return html`<button part="button more" type="button" ${ref(drawsMore(context.showMore))} @click=${context.showMore}>
    ${callWords(context.language).showMore(Math.min(rest, rowsAtOnce), rest)}
  </button>`;
}
