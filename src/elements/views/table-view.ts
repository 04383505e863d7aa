import { html } from 'lit';
import { findColumns } from '../api-call/choose-columns.js';
import { readPath } from '../api-call/paths.js';
import { findRows } from '../api-call/result-shape.js';
import { renderCell, renderMore } from './cell.js';
import type { View } from './view.js';

/** Rows and columns; the first column names its row. */
export const view: View = (data, context) => {
  const { rows, name } = findRows(data) ?? { rows: [data], name: '' };
  const found = context.columns.length ? context.columns : findColumns(rows);
  // Plain values have no names of their own.
  const columns = found.length ? found : [{ path: '', label: name || context.caption }];
  const cell = (row: unknown, path: string) => renderCell(readPath(row, path), path.split('.').at(-1) ?? '', context);
  return html`<div part="scroller" class="scroller" role="region" aria-label=${context.caption} tabindex="0">
      <table part="table" aria-rowcount=${rows.length + 1}>
        <caption part="caption">${context.caption}</caption>
        <thead><tr>${columns.map(({ label }) => html`<th part="header" scope="col">${label}</th>`)}</tr></thead>
        <tbody>
          ${rows.slice(0, context.shown).map((row, i) => html`<tr part="row" aria-rowindex=${i + 2}>
            ${columns.map(({ path }, n) =>
              n === 0
                ? html`<th part="cell" scope="row"><bdi>${cell(row, path)}</bdi></th>`
                : html`<td part="cell"><bdi>${cell(row, path)}</bdi></td>`,
            )}
          </tr>`)}
        </tbody>
      </table>
    </div>
    ${renderMore(rows.length, context)}`;
};
