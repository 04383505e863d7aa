import { inEnglish } from './say.js';

export const say = inEnglish({
  rootUrlUnusable: 'Sign-in is not set up: the Taskcluster root URL is missing or unusable.',
});
