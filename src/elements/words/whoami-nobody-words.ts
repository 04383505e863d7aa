import { chooseWords } from './choose-words.js';
import type { WhoamiWords } from './words.js';

const english = { anonymous: 'Not signed in' };

/** The words of `<tc-whoami>` that a page shows before anything else is loaded. */
export const whoamiNobodyWords = (language: string): Pick<WhoamiWords, keyof typeof english> =>
  chooseWords('whoami', english, language);
