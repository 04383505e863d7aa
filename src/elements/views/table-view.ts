import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { type Column, findColumns } from '../api-call/choose-columns.js';
import { readPath } from '../api-call/paths.js';
import { findRows } from '../api-call/result-shape.js';
import { renderCell } from './cell.js';
import { columnWidths, nameWidth } from './column-widths.js';
import { inParts } from './in-parts.js';
import { renderMore } from './render-more.js';
import { rowsAtOnce, type View, type ViewContext } from './view.js';

/**
 * Rows and columns; the first column names its row.
 *
 * A table lays out all its rows whenever one is added. So a long one is laid out as blocks, of which the browser skips
 * those out of view; its roles are written down because blocks have none.
 */
export const view: View = (data, context) => {
  const { rows, name } = findRows(data) ?? { rows: [data], name: '' };
  const found = context.columns.length ? context.columns : findColumns(rows);
  // Plain values have no names of their own.
  const columns = found.length ? found : [{ path: '', label: name || context.caption }];
  const settings = columns.map(({ path, label }) => `${path} ${label}`).join();
  const isLong = rows.length > rowsAtOnce;
  // Properties, not attributes: a page may forbid inline styles.
  const widths = isLong ? `--_columns: ${columnWidths(rows, columns)}` : '';
  return html`<div part="scroller" class="scroller" role="group" aria-label=${context.caption} tabindex="0">
      <table part="table" role="table" aria-rowcount=${rows.length + 1}
        class=${isLong ? 'long' : nothing} .style=${widths}>
        <caption part="caption" lang=${context.pageLanguage} class=${context.showsCaption ? nothing : 'sr'}>${context.caption}</caption>
        <thead part="head" role="rowgroup"><tr part="headers" role="row" lang=${context.pageLanguage}>
          ${columns.map((column, n) => html`<th part="header" role="columnheader" scope="col"
            .style=${n || isLong ? '' : nameWidth(rows, column)}>${column.label}</th>`)}
        </tr></thead>
        ${inParts(rows, context.shown).map(({ part, first }) =>
          // What is drawn stays as it is when more is drawn below.
          guard([data, part.length, settings, context.rootUrl, context.language], () =>
            html`<tbody part="body" role="rowgroup" .style=${isLong ? `--_rows: ${part.length}` : ''}>
              ${part.map((row, i) => renderRow(row, first + i, columns, context))}
            </tbody>`))}
      </table>
      <div part="edges" class="edges" aria-hidden="true"></div>
    </div>
    ${renderMore(rows.length, context)}`;
};

function renderRow(row: unknown, index: number, columns: readonly Column[], context: ViewContext): unknown {
  const cell = (path: string) => renderCell(readPath(row, path), path.split('.').at(-1) ?? '', context);
  return html`<tr part="row" role="row" aria-rowindex=${index + 2}>
    ${columns.map(({ path }, n) =>
      n === 0
        ? html`<th part="cell" role="rowheader" scope="row"><bdi>${cell(path)}</bdi></th>`
        : html`<td part="cell" role="cell"><bdi>${cell(path)}</bdi></td>`,
    )}
  </tr>`;
}
