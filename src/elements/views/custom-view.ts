import { render } from 'lit';
import { readPath } from '../api-call/paths.js';
import { findRows } from '../api-call/result-shape.js';
import type { ViewContext } from './view.js';

/** A page's own way to draw a result: a node, a text (shown as text), or a Lit template. */
export type ResultRenderer = (data: unknown, context: ViewContext) => unknown;

/**
 * Draws a result by the page's renderer or template, in the page's own tree, where its styles apply.
 *
 * @param place an element of ours among the host's children
 */
export function drawCustom(
  place: HTMLElement,
  data: unknown,
  how: ResultRenderer | HTMLTemplateElement,
  context: ViewContext,
): void {
  if (typeof how === 'function') return void render(how(data, context), place);
  const rows = findRows(data)?.rows ?? [data];
  place.replaceChildren(...rows.slice(0, context.shown).map((row) => stamp(how, row)));
}

/** A copy of the template; `data-tc-text="path"` becomes what stands there, as text. */
function stamp(template: HTMLTemplateElement, data: unknown): DocumentFragment {
  const copy = document.importNode(template.content, true);
  for (const element of copy.querySelectorAll<HTMLElement>('[data-tc-text]')) {
    const value = readPath(data, element.dataset['tcText'] ?? '');
    element.textContent = typeof value === 'object' ? JSON.stringify(value ?? '') : String(value ?? '');
  }
  return copy;
}
