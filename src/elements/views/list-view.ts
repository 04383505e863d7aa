import { html } from 'lit';
import { findRows } from '../api-call/result-shape.js';
import { renderCell, renderMore } from './cell.js';
import type { View } from './view.js';

/** A list of plain values; anything else is a list of one. */
export const view: View = (data, context) => {
  const { rows, name } = findRows(data) ?? { rows: [data], name: '' };
  const label = name || context.caption;
  return html`<ul part="list" role="list" aria-label=${label}>
      ${rows
        .slice(0, context.shown)
        .map((row) => html`<li part="item"><bdi>${renderCell(row, '', context)}</bdi></li>`)}
    </ul>
    ${renderMore(rows.length, context)}`;
};
