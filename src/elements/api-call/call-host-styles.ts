import { css } from 'lit';

/** The box of a call before anything is in it. */
export const callHostStyles = css`
  :host { display: block; }
  :host([as='none']) { display: contents; }
  section { margin-block: var(--_space); }
  section:empty { display: none; }
`;
