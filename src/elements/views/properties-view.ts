import { html } from 'lit';
import { renderCell } from './cell.js';
import { renderMore } from './render-more.js';
import type { View, ViewContext } from './view.js';

const deepest = 4;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The names and values of an object, one below the other; `{"status": {…}}` as what is inside. */
export const view: View = (data, context) => {
  const [only, ...others] = isObject(data) ? Object.values(data) : [];
  const isWrapper = others.length === 0 && isObject(only) && !Array.isArray(only);
  return renderProperties(isWrapper ? only : data, context, 1);
};

function renderProperties(data: unknown, context: ViewContext, depth: number): unknown {
  if (!isObject(data)) return renderCell(data, '', context);
  if (Array.isArray(data)) {
    const shown = data.slice(0, context.shown);
    const items = shown.map((one) => html`<li part="item">${renderProperties(one, context, depth)}</li>`);
    return html`<ol part="items" role="list">${items}</ol>${renderMore(data.length, context)}`;
  }
  const entries = Object.entries(data);
  return html`<dl part="properties">
    ${entries
      .slice(0, context.shown)
      .map(([name, value]) => html`<div part="property"><dt part="property-name">${name}</dt>
        <dd part="property-value">${renderValue(name, value, context, depth)}</dd></div>`)}
  </dl>${renderMore(entries.length, context)}`;
}

function renderValue(name: string, value: unknown, context: ViewContext, depth: number): unknown {
  if (!isObject(value)) return renderCell(value, name, context);
  if (Object.keys(value).length === 0) return renderCell(null, name, context);
  if (Array.isArray(value) && !value.some(isObject)) {
    const items = value.slice(0, context.shown).map((one) => html`<li part="item"><bdi>${renderCell(one, name, context)}</bdi></li>`);
    return html`<ul part="items" role="list">${items}</ul>${renderMore(value.length, context)}`;
  }
  return depth < deepest ? renderProperties(value, context, depth + 1) : renderCell(value, name, context);
}
