import { css } from 'lit';

export const whoamiStyles = css`
  :host { display: inline-block; max-inline-size: 100%; vertical-align: middle; }
  :host([view='card']) { display: block; }
  .box {
    display: flex;
    align-items: center;
    gap: var(--_space);
    inline-size: var(--tc-whoami-width, 18em);
    max-inline-size: 100%;
    min-block-size: calc(2lh + 2px);
  }
  .plain { display: inline-flex; align-items: center; max-inline-size: 100%; min-block-size: 1lh; }
  .card {
    flex-direction: column;
    align-items: stretch;
    justify-content: center;
    gap: 0;
    inline-size: auto;
    max-inline-size: 32em;
    min-block-size: calc(50px + var(--_space) * 4);
    padding: calc(var(--_space) * 2);
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_border) 60%, transparent);
    border-radius: calc(var(--_radius) * 1.5);
  }
  .timed { min-block-size: calc(50px + 2lh + var(--_space) * 5.5); }
  .quiet { color: var(--_muted); }
  [part~='error'] { color: var(--_error); overflow-wrap: anywhere; }
  /* Three lines where a person has two. */
  .box [part~='error'] { font-size: 0.85em; line-height: 1.2; }
  .placeholder::before, .placeholder::after, .card slot > *::before {
    content: '';
    display: inline-block;
    vertical-align: middle;
    block-size: 0.8em;
    inline-size: 8em;
    max-inline-size: 60%;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  .plain.placeholder::before { display: none; }
  .box.placeholder::before { flex: none; inline-size: 32px; block-size: 32px; border-radius: 50%; }
  /* Where avatar and name will be. */
  .card.placeholder { display: block; }
  .card.placeholder::before, .card slot > *::before {
    inline-size: 48px;
    block-size: 48px;
    margin-inline-end: calc(var(--_space) * 1.5);
    border-radius: 50%;
  }
`;
