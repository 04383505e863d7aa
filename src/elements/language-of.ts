import { arrived, baseOf, pageWords } from './words/choose-words.js';

/**
 * The language that words stand in for this host: the one that is wanted, or English while, or where, there are no
 * words in it. Dates and numbers among them are written in the same.
 */
export function languageOf(host: Element): string {
  const wanted = wantedLanguage(host);
  const base = baseOf(wanted);
  return base === 'en' || arrived.has(base) || pageWords.has(base) ? wanted : 'en';
}

/** The language of the nearest `lang`, around shadow roots too; the browser's where that is none. */
export function wantedLanguage(host: Element): string {
  try {
    return Intl.getCanonicalLocales(nearest(host) || navigator.language)[0]!;
  } catch {
    return 'en';
  }
}

/** A document has no host. */
const nearest = (from?: Element): string | undefined =>
  from && (from.closest<HTMLElement>('[lang]')?.lang ?? nearest((from.getRootNode() as ShadowRoot).host));
