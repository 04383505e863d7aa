import { counted } from '../../session/sentences/counted.js';
import { chooseWords } from './choose-words.js';
import type { SigninWords } from './words.js';

const minutes = counted('en', { one: '# minute', other: '# minutes' });

/** The words of `<tc-signin>` that are needed once somebody signs in or something went wrong. */
const english = {
  account: 'Account',
  signOut: 'Sign out',
  continueSession: 'Continue',
  cancel: 'Cancel',
  openAgain: 'Open again',
  retry: 'Try again',
  dismiss: 'Dismiss',
  continueHere: 'Continue in this window',
  until: (time: string) => `Signed in until ${time}`,
  waiting: 'Finish signing in in the other window.',
  leaving: 'Going to the sign-in page…',
  armed: 'The sign-in window is closed or hidden. Finish there, or sign in again.',
  expiring: (time: string) => `Your session ends at ${time}. Continue to stay signed in.`,
  expired: 'Your session has ended. Sign in again to go on.',
  offline: 'Your session cannot be renewed right now. It goes on until it ends.',
  signedOutElsewhere: 'You signed out in another tab.',
  accountChanged: 'Another account signed in, so you were signed out here.',
  clock: (count: number) => `This device's clock is off by ${minutes(count)}. Please set it right.`,
  forgetful: 'This browser does not keep your session: it ends when you leave the page.',
  blocked: 'Your browser blocked the sign-in window. Allow it for this page and try again.',
  blockedGoOn: 'Your browser blocked the sign-in window.',
  delivered: 'You are signed in. You can close this window.',
  declined: 'You can close this window.',
  saidSignedIn: (name: string) => `Signed in as ${name}`,
  saidSignedOut: 'Signed out',
  saidWaiting: 'The sign-in window is open',
  steps: 'Steps of the session',
};

export type LateSigninWords = Pick<SigninWords, keyof typeof english>;

export const signinWords = (language: string): LateSigninWords => chooseWords('signin', english, language);
