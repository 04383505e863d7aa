import type { TcError } from '../../session/errors.js';
import { chooseWords } from './choose-words.js';

/** What the failure to load a part says: all other sentences of errors come with what did not arrive. */
export const partText = (failure: TcError | undefined, language: string): string | undefined =>
  failure && chooseWords('errors', { partNotLoaded: failure.message }, language).partNotLoaded;
