import { render } from 'lit';
import { TcError, tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { readPath } from '../api-call/paths.js';
import { findRows } from '../api-call/result-shape.js';
import type { ViewContext } from './view.js';

const say = inEnglish({ drawingFailed: 'This result cannot be shown: the page’s own way to draw it failed.' });

/** A page's own way to draw a result: a node, a text (shown as text), or a Lit template. */
export type ResultRenderer = (data: unknown, context: ViewContext) => unknown;

/**
 * Draws a result by the page's renderer or template, in the page's own tree, where its styles apply.
 *
 * @param place an element of ours among the host's children
 * @param drawn how many items stand there already
 * @returns how many there are in all
 * @throws {TcError} `configuration`: a path that is none, or what the renderer throws
 */
export function drawCustom(
  place: HTMLElement,
  data: unknown,
  how: ResultRenderer | HTMLTemplateElement,
  context: ViewContext,
  drawn: number,
): number {
  try {
    return draw(place, data, how, context, drawn);
  } catch (cause) {
    if (cause instanceof TcError) throw cause;
    throw tcError('configuration', say('drawingFailed'), { hint: String(cause), cause });
  }
}

function draw(
  place: HTMLElement,
  data: unknown,
  how: ResultRenderer | HTMLTemplateElement,
  context: ViewContext,
  drawn: number,
): number {
  if (typeof how === 'function') {
    if (!drawn) render(how(data, { ...context, language: context.pageLanguage }), place);
    return 1;
  }
  const rows = findRows(data)?.rows ?? [data];
  if (!drawn) place.replaceChildren();
  place.append(...rows.slice(drawn, context.shown).map((row) => stamp(how, row)));
  return rows.length;
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
