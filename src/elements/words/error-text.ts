import type { TcError } from '../../session/errors.js';
import { fill } from '../../session/sentences/say.js';
import { arrived, baseOf, pageWords } from './choose-words.js';
import type { ErrorWords } from './words.js';

type Rows = Partial<ErrorWords>;

/**
 * What an error says to a person: the page's own sentence for it, by name or by code; else that of the language; else
 * what the error says itself, which is English.
 *
 * An error of another copy of this package may have a name that nobody here knows: then its code chooses.
 */
export function errorText({ code, message, sentences = [] }: TcError, language: string): string {
  const base = baseOf(language);
  const own: Rows = { ...pageWords.get('')?.errors, ...pageWords.get(base)?.errors };
  const isOwn = sentences.some(({ name }) => Object.hasOwn(own, name));
  if (own[code] && !isOwn) return own[code];
  const theirs = arrived.get(base)?.errors;
  const rows: Rows = { ...theirs, ...own };
  const texts = sentences.map(({ name, facts, text }) => {
    if (!Object.hasOwn(rows, name)) return theirs ? undefined : text;
    return fill(rows[name as keyof Rows]!, facts);
  });
  return texts.length && !texts.includes(undefined) ? texts.join(' ') : (rows[code] ?? message);
}
