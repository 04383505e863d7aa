import { inEnglish } from './say.js';

/** Says what can be wrong before a session is loaded. */
export const say = inEnglish({
  signInNotAllowed: 'Sign-in is not allowed on this page now.',
  signInCancelled: 'The sign-in was cancelled.',
  signInNotSetUp: 'Sign-in is not set up on this page.',
  signInNotLoaded: 'The sign-in could not be loaded. Check your connection and try again.',
  popupBlocked: 'Your browser blocked the sign-in window.',
});
