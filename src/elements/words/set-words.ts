import { baseOf, pageWords } from './choose-words.js';
import { updateWords } from './follow-language.js';
import type { OwnWords } from './words.js';

/**
 * Replaces words of the elements by the page's own, at once and everywhere on the page. What is not named stays.
 *
 * @param words by element: `{ signin: { signIn: 'Log in' } }`; an error's sentence by its code
 * @param language only for this language; default: for all
 */
export function setWords(words: OwnWords, language = ''): void {
  const base = baseOf(language);
  const before = pageWords.get(base);
  const { signin, whoami, call, errors } = words;
  pageWords.set(base, {
    signin: { ...before?.signin, ...signin },
    whoami: { ...before?.whoami, ...whoami },
    call: { ...before?.call, ...call },
    errors: { ...before?.errors, ...errors },
  });
  updateWords();
}
