import { css } from 'lit';

/** What only a person's parts need: loaded with them. */
export const whoamiPersonStyles = css`
  [part~='avatar'] {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    object-fit: cover;
    font-size: 13px;
    font-weight: 600;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  button:enabled:hover { box-shadow: inset 0 0 0 3em color-mix(in srgb, currentcolor 8%, transparent); }
  [part~='name'] { font-weight: 600; overflow-wrap: anywhere; min-inline-size: 0; }
  [part~='expiry'], [part~='deployment'], dt { color: var(--_muted); }
  [part~='expiry'] { font-variant-numeric: tabular-nums; }
  :host([status='expiring']) [part~='expiry'] { color: var(--_warning); }
  :host([status='expired']) [part~='expiry'] { color: var(--_error); }
  code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
  /* One line: where there is no room the middle goes, and never the button. */
  [part~='id'] { display: flex; align-items: baseline; gap: 4px; position: relative; max-inline-size: 100%; }
  [part~='client-id'], [part~='short'] { display: flex; min-inline-size: 0; }
  [part~='short-start'], [part~='short-end'] { overflow: hidden; text-overflow: ellipsis; white-space: pre; }
  [part~='short-end'] { flex: none; max-inline-size: 100%; }
  [part~='copy'] {
    flex: none;
    align-self: center;
    margin-block: -4px;
    inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    font-size: 0.85em;
  }
  /* Below the id and over what stands there, for a while; always there, so that screen readers listen to it. */
  [part~='said'] { position: absolute; z-index: 1; inset-block-start: calc(100% + 2px); inset-inline-start: 0; max-inline-size: 100%; }
  [part~='said']:not(:empty) {
    inline-size: max-content;
    padding: 2px var(--_space);
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  /* In the middle of the first two lines. */
  .face { display: flex; align-items: center; align-self: start; block-size: calc(2lh + 2px); }
  .lines { display: grid; grid-template-columns: minmax(0, 1fr); min-inline-size: 0; flex: 1; overflow-wrap: anywhere; }
  .box:not(.card) .line:not(:first-child) { font-size: 0.85em; }
  /* In two lines a name is one of them: what comes after the element does not move for a long one. */
  .line:first-child:nth-last-child(2) [part~='name'] {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .head { display: flex; align-items: center; gap: calc(var(--_space) * 1.5); }
  .card [part~='avatar'] { inline-size: 48px; block-size: 48px; font-size: 18px; }
  dl {
    margin: calc(var(--_space) * 1.5) 0 0;
    display: grid;
    grid-template-columns: minmax(5em, max-content) minmax(0, 1fr);
    gap: 6px calc(var(--_space) * 2);
  }
  dl:empty { display: none; }
  dl > div { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: baseline; }
  .card [part~='expiry'] { display: grid; min-block-size: 2lh; align-content: start; }
  dd { margin: 0; min-inline-size: 0; overflow-wrap: anywhere; }
  p[part~='scopes'] { margin: 0; text-wrap: balance; }
  details { min-inline-size: 0; }
  /* A target of 24 px in a line that may be lower. */
  summary { cursor: pointer; min-block-size: 24px; padding-block: 2px; margin-block: -2px; inline-size: fit-content; }
  input[type='search'] {
    font: inherit; color: var(--_text); background: var(--_surface);
    border: 1px solid var(--_border); border-radius: var(--_radius);
    min-block-size: 28px; padding: 2px 8px; inline-size: 100%; margin-block: 4px;
  }
  ::placeholder { color: var(--_muted); opacity: 1; }
  /* Fades where it goes on; at the end nothing is left to fade. */
  .groups { max-block-size: 18em; overflow: auto; padding-block-end: 1.5em; }
  .groups:not(:focus-visible) { mask-image: linear-gradient(#000 calc(100% - 1.5em), #0000); }
  h3 { margin: 6px 0 2px; font-size: 0.9em; color: var(--_muted); }
  ul { margin: 0; padding: 0; list-style: none; }
  /* What goes on in a second line is no other scope. */
  li { overflow-wrap: anywhere; padding-block: 1px; padding-inline-start: 1em; text-indent: -1em; }
  @media (forced-colors: active) {
    [part~='avatar'] { color: CanvasText; background: Canvas; border: 1px solid CanvasText; }
  }
  /* What is one line in a wide box is one in a narrow one too, in every language. */
  .box { container-type: inline-size; }
  @container (max-width: 17em) {
    .box:not(.card) .line:not(:first-child), .box:not(.card) > [part~='error'] { font-size: 0.775em; }
    /* Where the page's font is wide it takes two lines, and two lines have room for three. */
    .line:first-child:nth-last-child(2), .line:nth-child(2):last-child { line-height: 1.2; }
    dl { grid-template-columns: max-content minmax(0, 1fr); column-gap: calc(var(--_space) * 1.5); font-size: 0.9em; }
  }
  /* Scopes are long. */
  @container (max-width: 20em) {
    dl > div:has([open]) dd { grid-column: 1 / -1; }
  }
  @container (max-width: 12em) {
    dl { grid-template-columns: minmax(0, 1fr); }
  }
`;
