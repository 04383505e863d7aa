/** The words of `<tc-signin>` that a page shows before anything else is loaded. */
export const strings = {
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signingIn: 'Signing in…',
  unavailable: 'Sign-in unavailable',
  signedInAs: 'Signed in as',
};
