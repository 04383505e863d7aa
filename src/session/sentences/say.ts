import type { ErrorRows, ErrorSentences, Nothing, SentenceName } from './error-sentences.js';

/** A sentence of an error: by name and particulars, for other languages and the page's own words; and in English. */
export interface Sentence {
  readonly name: string;
  readonly facts?: object;
  readonly text: string;
}

/** What is said at once: one sentence, or one that another follows. */
export type Said = readonly Sentence[];

type Particulars<Name extends SentenceName> = ErrorSentences[Name] extends Nothing ? [] : [facts: ErrorSentences[Name]];
type Say<Known extends SentenceName> = <Name extends Known>(name: Name, ...facts: Particulars<Name>) => Said;

/**
 * What says some of the sentences in English.
 *
 * @param rows a small table beside the parts that need it, so that lazy parts stay lazy
 */
export const inEnglish = <Known extends SentenceName>(rows: Pick<ErrorRows, Known>): Say<Known> =>
  (name: Known, facts?: object) => [{ name, facts, text: fill(rows[name], facts) }];

/** A row of a table with its particulars. */
export function fill(row: string | ((facts: never) => string), facts: object | undefined): string {
  return typeof row === 'string' ? row : row(facts as never);
}
