import { css } from '@lit/reactive-element/css-tag.js';

/** The box has one size in every status, so that nothing on the page moves. */
export const signinStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    --_inline: var(--tc-signin-width, 12em);
    --_block: 40px;
  }
  :host([view='compact']) {
    --_inline: var(--tc-signin-width, 10.5em);
    --_block: 32px;
  }
  :host([view='avatar']) {
    --_inline: var(--_block);
  }
  [part~='button'],
  [part~='placeholder'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    inline-size: var(--_inline);
    max-inline-size: 100%;
    block-size: var(--_block);
    vertical-align: middle;
  }
  [part~='placeholder'] {
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  [part~='label'] {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  /* A name may be cut; words that are too long for the page's font take a second line. */
  [part~='primary'] [part~='label'] {
    line-height: 1.1;
    white-space: normal;
    text-wrap: balance;
    overflow-wrap: break-word;
  }
  /* Room for the picture, which comes later than the name. */
  slot[name='avatar'] {
    display: inline-grid;
    min-inline-size: 26px;
  }
  :host([view='avatar']) slot > * {
    padding: 0;
    border-radius: 50%;
  }
  :host([view='avatar']) [part~='label'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host([view='compact']) [part~='button'] {
    padding: 0 var(--_space);
  }
  /* The longest words of six languages fit. */
  :host([view='compact']) [part~='label'] {
    font-size: 0.875em;
  }
`;
