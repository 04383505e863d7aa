import type { OwnWords, Words } from './words.js';

/** Languages that have arrived, by their first subtag: `de`. English stands where it is used. */
export const arrived = new Map<string, Words>();

/** The page's own words by language; those for all stand at the empty text. */
export const pageWords = new Map<string, OwnWords>();

/** `de` of `de-AT`. */
export const baseOf = (language: string): string => language.split('-', 1)[0]!;

/**
 * Words in a language: the page's own, else those of the language, else English.
 *
 * @param english the words that are wanted, in English
 * @param language BCP 47
 */
export function chooseWords<Part extends keyof Words, English extends Partial<Words[Part]>>(
  part: Part,
  english: English,
  language: string,
): English {
  const base = baseOf(language);
  return {
    ...english,
    ...arrived.get(base)?.[part],
    ...pageWords.get('')?.[part],
    ...pageWords.get(base)?.[part],
  };
}
