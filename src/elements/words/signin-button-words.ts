import { chooseWords } from './choose-words.js';
import type { SigninWords } from './words.js';

/** The words of `<tc-signin>` that a page shows before anything else is loaded. */
const english = {
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signingIn: 'Signing in…',
  unavailable: 'Sign-in unavailable',
  signedInAs: 'Signed in as',
};

export const signinButtonWords = (language: string): Pick<SigninWords, keyof typeof english> =>
  chooseWords('signin', english, language);
