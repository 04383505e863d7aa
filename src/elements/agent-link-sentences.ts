import { inEnglish } from '../session/sentences/say.js';

/** Says why an element finds no session. */
export const say = inEnglish({
  noSignIn: 'There is no sign-in on this page.',
  severalSignIns: 'More than one sign-in matches.',
  ownRootUrlUnusable: 'The Taskcluster root URL of this element is unusable.',
});
