import { html } from 'lit';
import { renderCell } from './cell.js';
import type { View } from './view.js';

/** One plain value. */
export const view: View = (data, context) => html`<span part="value">${renderCell(data, '', context)}</span>`;
