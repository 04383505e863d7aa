import type { TcError } from '../../session/errors.js';
import { chooseWords } from './choose-words.js';
import type { Words } from './words.js';

/** What an error says to a person: in other languages by its code, in English what it says itself. */
export function errorText({ code, message }: TcError, language: string): string {
  const sentences: Partial<Words['errors']> = chooseWords('errors', {}, language);
  return sentences[code] ?? message;
}
