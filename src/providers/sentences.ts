import { inEnglish } from '../session/sentences/say.js';

/** Says what either provider meets. */
export const say = inEnglish({
  credentialsElsewhere: 'Sign-in is not set up: the address for credentials leads elsewhere.',
  answerTooLong: ({ host }) => `${host} sent an answer that is too long to be right.`,
  answerWithoutCredentials: ({ host }) => `${host} answered something that is no credentials. Please try again.`,
  noCredentials: 'The deployment gave no credentials for this sign-in. Please sign in again.',
  otherSignInsAnswer: 'This answer belongs to another sign-in. Please sign in again.',
  signInDeclined: 'The sign-in was declined.',
  itSays: ({ said }) => `It says: ${said}`,
});
