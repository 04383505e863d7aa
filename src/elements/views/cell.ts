import { html } from 'lit';
import { longestValue } from '../api-call/result-shape.js';
import { callWords } from '../words/call-words.js';
import { dateFormat, numberFormat } from './formats.js';
import { tickingTime } from './ticking-time.js';
import type { ViewContext } from './view.js';

const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const slug = /^[A-Za-z0-9_-]{8}[Q-T][A-Za-z0-9_-][CGKOSWaeimquy26-][A-Za-z0-9_-]{10}[AQgw]$/;

/** A plain value as people read it: dates relative with the exact time at hand, task ids as links. */
export function renderCell(value: unknown, name: string, context: ViewContext): unknown {
  const words = () => callWords(context.language);
  if (value === undefined || value === null || value === '') {
    return html`<span part="nothing" class="nothing">${words().nothing}</span>`;
  }
  if (typeof value === 'boolean') return value ? words().yes : words().no;
  if (typeof value === 'number') return numberFormat(context.language).format(value);
  if (typeof value === 'string') return renderText(value, name, context);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return short(value.join(', '));
  return html`<code part="code">${short(JSON.stringify(value))}</code>`;
}

function renderText(text: string, name: string, context: ViewContext): unknown {
  if (isoDate.test(text) && !Number.isNaN(Date.parse(text))) return renderDate(new Date(text), context.language);
  const place = /taskGroupId$/i.test(name) ? 'tasks/groups' : /taskIds?$|^dependencies$/i.test(name) ? 'tasks' : '';
  if (place && context.rootUrl && slug.test(text)) {
    return html`<a part="link" href=${`${context.rootUrl}/${place}/${text}`}>${text}</a>`;
  }
  return name === 'name' && context.linkName ? context.linkName(text, context.language) : short(text);
}

/** A moment as “in 3 hours”, which stays true while it is shown; the exact local time is in the title. */
function renderDate(date: Date, language: string): unknown {
  const exact = dateFormat(language).format(date);
  return html`<time part="date" datetime=${date.toISOString()} title=${exact}>${tickingTime(date.getTime(), language)}</time>`;
}

const short = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
