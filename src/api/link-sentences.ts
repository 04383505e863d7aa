import { inEnglish } from '../session/sentences/say.js';

/** Says why there is no signed link. */
export const say = inEnglish({
  linkOfNoGet: ({ method, verb }) => `${method} has no signed link: it is a ${verb}, not a GET.`,
  linkInPast: 'A signed link must expire in the future.',
  linkTooLong: ({ method }) => `The signed link to ${method} is longer than servers read.`,
  linkWithoutCredentials: 'A signed link needs credentials.',
  linkTakesTime: 'Use buildSignedUrl: an agent takes time to answer.',
  linkLifeNotNumber: 'expiration must be a number of seconds.',
});
