import { css } from 'lit';

export const whoamiStyles = css`
  :host { display: inline-block; max-inline-size: 100%; vertical-align: middle; }
  :host([view='card']) { display: block; }
  .inline {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    max-inline-size: 100%;
    min-block-size: 32px;
  }
  .quiet { color: var(--_muted); }
  [part~='error'] { color: var(--_error); }
`;
