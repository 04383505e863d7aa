import { css } from 'lit';

/** What stands in the top layer: the panel with the menu, and the notice. */
export const signinViewStyles = css`
  [popover] {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: calc(var(--_space) * 1.5);
    inline-size: max-content;
    max-inline-size: min(22em, var(--_room, 100vw - 8px));
    max-block-size: 100vh;
    overflow: auto;
    overflow-wrap: anywhere;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
    text-align: start;
  }
  button:enabled:hover {
    box-shadow: inset 0 0 0 3em color-mix(in srgb, currentcolor 8%, transparent);
  }
  [part~='panel'] {
    inline-size: 20em;
    padding: 0;
  }
  [part~='person'] {
    padding: calc(var(--_space) * 1.5);
    border-block-end: 1px solid color-mix(in srgb, var(--_border) 40%, transparent);
  }
  [part~='person'] > * {
    margin: 0;
    unicode-bidi: plaintext;
    /* A name in another direction is read in its own, and stands where the menu begins. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part~='name'] {
    font-weight: bold;
  }
  [part~='email'],
  [part~='deployment'],
  [part~='client-id'],
  [part~='scopes'],
  [part~='expiry'] {
    color: var(--_muted);
    font-size: 0.9em;
    line-height: 1.5;
  }
  /* One line each, known or not. */
  [part~='client-id'],
  [part~='scopes'] {
    block-size: 1lh;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [part~='pending']::before {
    content: '';
    display: inline-block;
    inline-size: 8em;
    block-size: 0.8em;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  [part~='menu'] {
    padding: 4px;
  }
  [part~='menuitem'],
  ::slotted([slot='menu']) {
    display: block;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px var(--_space);
    text-align: start;
    border: none;
    background: none;
  }
  [part~='menuitem']:focus-visible {
    background: color-mix(in srgb, currentcolor 10%, transparent);
    outline-offset: -2px;
  }
  [part~='notice'] {
    border-inline-start: 4px solid var(--_accent);
  }
  [part~='notice'][part~='error'] {
    border-inline-start-color: var(--_error);
  }
  [part~='notice'] p {
    margin: 0;
    text-wrap: balance;
  }
  /* Nothing is awaited any more: no placeholder. */
  slot:has(~ .final) {
    visibility: hidden;
  }
  [part~='notice-actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }
  [part~='notice-action'] {
    padding-inline: calc(var(--_space) * 1.25);
  }
  [part~='avatar'] {
    flex: none;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    object-fit: cover;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    font-size: 12px;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  :host([view='compact']) [part~='avatar'] {
    inline-size: 20px;
    block-size: 20px;
    font-size: 10px;
  }
  :host([view='avatar']) [part~='avatar'] {
    inline-size: 34px;
    block-size: 34px;
    font-size: 14px;
  }
  [part~='timeline'] {
    margin-block-start: var(--_space);
    font-size: 0.85em;
    overflow-wrap: anywhere;
  }
  [part~='steps'] {
    margin: 0;
    padding-inline-start: 2em;
  }
  [part~='timeline-summary'] {
    min-block-size: 24px;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    [part~='avatar'] {
      color: CanvasText;
      background: Canvas;
      border: 1px solid CanvasText;
    }
    [part~='menuitem']:focus-visible {
      outline: 2px solid Highlight;
    }
  }
`;
