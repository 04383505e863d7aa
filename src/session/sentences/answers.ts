import { inEnglish } from './say.js';

/** Says what a request of any kind meets. */
export const say = inEnglish({
  noAnswer: ({ host }) => `${host} did not answer in time.`,
  notReached: ({ host }) => `${host} could not be reached. Check your connection and try again.`,
  slowDown: ({ host }) => `${host} asks to slow down. Please try again in a minute.`,
  outOfOrder: ({ host }) => `${host} is out of order. Please try again later.`,
});
