import { inEnglish } from '../../session/sentences/say.js';

/** Says how a run may end that no service answered. */
export const say = inEnglish({
  callUnforeseen: 'The call failed for a reason nobody foresaw.',
  callNotConfirmed: 'The call was not confirmed.',
});
