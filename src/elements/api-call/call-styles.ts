import { css } from 'lit';

/** Gives the styles of what is drawn to where it is drawn, once. */
export function styleCall(root: ShadowRoot): void {
  const { adoptedStyleSheets: sheets } = root;
  if (!sheets.includes(callStyles.styleSheet!)) sheets.push(callStyles.styleSheet!);
}

export const callStyles = css`
  button:enabled:not(.link):hover { box-shadow: inset 0 0 0 3em color-mix(in srgb, currentcolor 8%, transparent); }
  p { margin-block: var(--_space); }
  .quiet, .nothing, dt, caption { color: var(--_muted); }
  :host(:is([status='refreshing'])) section { opacity: 0.9; }
  button[part~='primary'][aria-disabled] { color: var(--_muted); background: var(--_surface); border-color: var(--_border); cursor: default; }
  button[part~='more'] { margin-block-start: var(--_space); }
  .row { display: flex; flex-wrap: wrap; gap: var(--_space); align-items: center; }
  .end { justify-content: flex-end; margin-block: calc(var(--_space) * 2) 0; }
  code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
  pre {
    margin: 0;
    padding: var(--_space);
    max-block-size: 24em;
    overflow: auto;
    white-space: pre-wrap;
    border: 1px solid color-mix(in srgb, var(--_border) 50%, transparent);
    border-radius: var(--_radius);
  }
  a, .link { color: var(--_accent); }
  .link { min-block-size: 0; padding: 0; border: 0; background: none; text-align: start; text-decoration: underline; }
  .link + [role='status'] { display: block; }
  .link + [role='status'], p > [role='status'] { color: var(--_error); }
  ul, ol { margin: 0; padding-inline-start: 0; list-style: none; }
  ul[part~='list'] li, ul[part~='missing-scopes'] li { padding-block: 2px; overflow-wrap: anywhere; }
  dl { margin: 0; display: grid; gap: 4px calc(var(--_space) * 2); }
  dl > div { display: grid; grid-template-columns: minmax(6em, 11em) minmax(0, 1fr); gap: calc(var(--_space) * 2); }
  dt { overflow-wrap: anywhere; }
  dd { margin: 0; min-inline-size: 0; overflow-wrap: anywhere; }
  dd dl { margin-block: 0 4px; }
  ol > li { border-inline-start: 2px solid color-mix(in srgb, var(--_border) 40%, transparent); }
  ol > li { padding-inline-start: var(--_space); margin-block-end: var(--_space); }
  .notice {
    border-inline-start: 4px solid var(--_error);
    padding: 2px calc(var(--_space) * 1.5);
    margin-block: var(--_space);
  }
  .notice [role='alert'] { margin-block: 4px var(--_space); font-weight: 600; text-wrap: balance; text-wrap: pretty; }
  .notice ul[part='complaints'] { list-style: disc; padding-inline-start: 1.5em; }
  .scroller { overflow: auto; display: grid; }
  .scroller > * { grid-area: 1 / 1; }
  /*
   * Where there is more to scroll to. Each shade sticks to its edge of what is in view; at the very end of the table it
   * stands outside, where it is cut off. So nothing need know the page's background.
   */
  .edges {
    --_edge: 1em;
    display: flex;
    justify-content: space-between;
    margin-inline: var(--_edge);
    overflow: clip;
    pointer-events: none;
  }
  .edges::before, .edges::after {
    --_side: right;
    content: '';
    position: sticky;
    inset-inline: 0;
    inline-size: var(--_edge);
    background: linear-gradient(to var(--_side), color-mix(in srgb, currentcolor 25%, transparent), transparent);
  }
  .edges::before { margin-inline-start: calc(-1 * var(--_edge)); }
  .edges::after { margin-inline-end: calc(-1 * var(--_edge)); --_side: left; }
  :host(:dir(rtl)) .edges::before { --_side: left; }
  :host(:dir(rtl)) .edges::after { --_side: right; }
  @media (forced-colors: active) {
    .edges::before { border-inline-start: 4px solid; }
    .edges::after { border-inline-end: 4px solid; }
  }
  table:not(.long) time { white-space: nowrap; }
  table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  caption { text-align: start; padding-block-end: 4px; }
  th, td { text-align: start; vertical-align: top; padding: 6px 0; padding-inline-end: calc(var(--_space) * 1.5); font-weight: inherit; }
  thead th { font-weight: 600; white-space: nowrap; border-block-end: 2px solid var(--_border); }
  tbody tr { border-block-end: 1px solid color-mix(in srgb, var(--_border) 40%, transparent); }
  .long, .long :is(thead, tbody, caption) { display: block; }
  .long tr { display: grid; grid-template-columns: var(--_columns); }
  .long :is(th, td) { overflow-wrap: anywhere; min-inline-size: 0; }
  .long tbody { content-visibility: auto; contain-intrinsic-block-size: auto calc(var(--_rows) * 2.4em); }
  details { margin-block: var(--_space); }
  summary { cursor: pointer; min-block-size: 24px; color: var(--_muted); }
  details > :not(summary) { margin-block: var(--_space); }
  dialog {
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    padding: calc(var(--_space) * 2.5);
    inline-size: min(36em, 100vw - 2em);
  }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
  h2 { margin: 0; font-size: 1.15em; overflow-wrap: anywhere; text-wrap: balance; }
  h3 { margin-block: var(--_space) 4px; font-size: 1em; color: var(--_muted); }
  .tree { overflow-wrap: anywhere; }
  .tree ul { padding-inline-start: 1.25em; }
  .tree > ul { padding-inline-start: 0; }
  [role='treeitem'] > span { display: block; min-block-size: 24px; padding-inline-start: 1.25em; cursor: default; border-radius: 3px; }
  [role='treeitem'] > span::before { content: ''; display: inline-block; inline-size: 1.25em; margin-inline-start: -1.25em; }
  [role='treeitem'][aria-expanded] > span { cursor: pointer; }
  [role='treeitem'][aria-expanded='false'] > span::before { content: '▸' / ''; }
  [role='treeitem'][aria-expanded='true'] > span::before { content: '▾' / ''; }
  :host(:dir(rtl)) [role='treeitem'][aria-expanded='false'] > span::before { content: '◂' / ''; }
  [role='treeitem'][part~='more'] > span { color: var(--_accent); cursor: pointer; }
  [role='treeitem']:focus-visible { outline: none; }
  [role='treeitem']:focus-visible > span { outline: 2px solid var(--_focus); }
  /* Long values may break anywhere, but not into a column of letters. */
  td code { display: inline-block; min-inline-size: 24em; }
  .key { color: var(--_muted); }
  .key:not(:empty)::after { content: ':'; }
  @media (max-width: 480px) {
    dl { row-gap: var(--_space); }
    dd > dl { padding-inline-start: calc(var(--_space) * 1.5); }
    dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  }
`;
