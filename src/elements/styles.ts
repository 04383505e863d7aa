import { css } from '@lit/reactive-element/css-tag.js';

/**
 * The design language of all elements: the page's font and colour, its `color-scheme`, and the `--tc-*` properties
 * that a page may set. What is said of each here goes into the manifest of every element that has these styles.
 */
export const baseStyles = css`
  :host {
    /* Main buttons, links, initials. */
    --_accent: var(--tc-accent, light-dark(#0b5cad, #8ec5ff));
    /* What stands on the accent. */
    --_on-accent: var(--tc-on-accent, light-dark(#fff, #06223f));
    /* Background of buttons, menu, notices and cards. */
    --_surface: var(--tc-surface, light-dark(#fff, #23272e));
    /* What stands on a surface. */
    --_text: var(--tc-text, light-dark(#1b1f24, #eceff3));
    /* What matters less. */
    --_muted: var(--tc-muted, light-dark(#57606a, #aab4c0));
    /* Edges of buttons, cards and fields. */
    --_border: var(--tc-border, light-dark(#8a939d, #6d7784));
    /* What failed. */
    --_error: var(--tc-error, light-dark(#b3261e, #ffb4ab));
    /* What ends soon. */
    --_warning: var(--tc-warning, light-dark(#7a4d00, #ffd08a));
    /* Round corners. */
    --_radius: var(--tc-radius, 6px);
    /* The distance others are multiples of. */
    --_space: var(--tc-space, 8px);
    /* The ring around what has the focus. */
    --_focus: var(--tc-focus, light-dark(#0b5cad, #8ec5ff));
    box-sizing: border-box;
    font: inherit;
    color: inherit;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    min-block-size: 32px;
    min-inline-size: 24px;
    padding: 4px calc(var(--_space) * 1.5);
    cursor: pointer;
  }
  button:disabled {
    color: var(--_muted);
    cursor: default;
  }
  button[part~='primary']:enabled {
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: var(--_accent);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[part~='primary']:enabled {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
    :focus-visible {
      outline-color: CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
