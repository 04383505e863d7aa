import type { TestFacts, TestPerson } from '../../src/testing.js';
import type { SessionStatus } from '../../src/session/snapshot.js';

export type ElementName = 'tc-signin' | 'tc-whoami' | 'tc-api-call' | 'tc-show';

/** One element in one status. */
export interface Specimen {
  readonly element: ElementName;
  /** The status, and what is special about it. */
  readonly name: string;
  /** Attributes and content, as a page would write them; `view` and `lang` are put in. */
  readonly markup: string;
  /** The session it is shown with. */
  readonly status: SessionStatus;
  readonly facts?: TestFacts;
  readonly person?: TestPerson;
  /** Room for what floats over the page. */
  readonly room?: 'tall' | 'taller';
  /** Takes a row of the gallery. */
  readonly isWide?: boolean;
  /** What is done once it is there: open a menu, ask again. */
  readonly then?: (element: HTMLElement) => unknown;
}

/** The views that an element has; the first is its default. */
export const viewsOf: Record<ElementName, readonly string[]> = {
  'tc-signin': ['full', 'compact', 'avatar'],
  'tc-whoami': ['inline', 'card'],
  'tc-api-call': [''],
  'tc-show': [''],
};
