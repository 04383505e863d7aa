import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { findRows } from '../api-call/result-shape.js';
import { renderCell } from './cell.js';
import { inParts } from './in-parts.js';
import { renderMore } from './render-more.js';
import type { View } from './view.js';

/** A list of plain values; anything else is a list of one. */
export const view: View = (data, context) => {
  const { rows, name } = findRows(data) ?? { rows: [data], name: '' };
  const label = name || context.caption;
  return html`<ul part="list" role="list" aria-label=${label}>
      ${inParts(rows, context.shown).map(({ part }) =>
        guard([data, part.length, context.language], () =>
          part.map((row) => html`<li part="item"><bdi>${renderCell(row, '', context)}</bdi></li>`)))}
    </ul>
    ${renderMore(rows.length, context)}`;
};
