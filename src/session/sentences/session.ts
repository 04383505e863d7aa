import { inEnglish } from './say.js';

/** Says what a session meets. */
export const say = inEnglish({
  signedOut: 'You are signed out.',
  sessionEnded: 'Your session has ended. Sign in to continue.',
  sessionChanged: 'The session changed.',
  waitingCancelled: 'Waiting for credentials was cancelled.',
  anotherPerson: 'Another person is signed in now.',
  signInAgain: 'Please sign in again to continue.',
  signInRevoked: 'Taskcluster no longer accepts this sign-in. Sign in again to continue.',
  signInTooLong: 'The sign-in was not finished in time.',
  signInIncomplete: 'The sign-in could not be completed. Please try again.',
  signedOutMeanwhile: 'You signed out in another tab while this sign-in was under way. Please sign in again.',
  otherTabRenews: 'Another tab is renewing the session and takes long.',
  notRenewed: 'The session could not be renewed.',
  noIdToken: 'This sign-in gives no ID token.',
});
