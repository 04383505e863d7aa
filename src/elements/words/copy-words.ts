import { chooseWords } from './choose-words.js';
import type { CallWords } from './words.js';

const english = {
  copied: 'Copied.',
  notCopied: 'Not copied: this page may not use the clipboard.',
};

/** What every button says that copies, that of `<tc-whoami>` too. */
export const copyWords = (language: string): Pick<CallWords, keyof typeof english> =>
  chooseWords('call', english, language);
