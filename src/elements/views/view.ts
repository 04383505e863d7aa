import type { Column } from '../api-call/choose-columns.js';

/** Rows that are drawn in one go: few enough for one frame. */
export const rowsAtOnce = 200;

/** What a view knows besides the result. */
export interface ViewContext {
  /** For captions and names of regions. */
  readonly caption: string;
  /** Whether the caption is to be seen. */
  readonly showsCaption: boolean;
  /** Where task ids lead; empty: nowhere. */
  readonly rootUrl: string;
  /** The columns the page named; empty: the view finds its own. */
  readonly columns: readonly Column[];
  /** How many rows are drawn. */
  readonly shown: number;
  /** BCP 47; for dates and numbers. A renderer of the page gets the page's. */
  readonly language: string;
  /** Of what the page wrote: it may be one that there are no words in. */
  readonly pageLanguage: string;
  /** Makes a link of what stands under `name`. */
  readonly linkName?: (name: string, language: string) => unknown;
  /** Draws the next rows. */
  showMore(): void;
}

/**
 * Draws a result: a Lit template or a node. Whatever the result says stays text.
 */
export type View = (data: unknown, context: ViewContext) => unknown;
