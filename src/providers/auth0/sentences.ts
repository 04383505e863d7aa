import { farOff } from '../../session/sentences/phrases.js';
import { inEnglish } from '../../session/sentences/say.js';

/** Says what the hosted login and the Login service may answer. */
export const say = inEnglish({
  answerUntrusted: 'The answer of the sign-in service cannot be trusted. Please sign in again.',
  clockBehind: ({ hours }) =>
    `This computer's clock is about ${farOff('en', hours)} behind. Set it right and sign in again.`,
  clockAhead: ({ hours }) =>
    `This computer's clock is about ${farOff('en', hours)} ahead. Set it right and sign in again.`,
  consentNeeded: 'The sign-in service needs your consent. Please sign in again.',
  mayNotSignIn: 'You may not sign in here.',
  mayNotUse: 'You may not use this Taskcluster deployment.',
  noLoginService: 'Sign-in is not set up: this Taskcluster deployment has no Login service.',
  notRenewedInTime: 'The session could not be renewed in time.',
  serviceBusy: 'The sign-in service is busy. Please try again later.',
  serviceFailed: 'The sign-in service is out of order. Please try again later.',
  serviceLate: 'The sign-in service did not answer in time. Please try again.',
  serviceRefused: 'The sign-in service refused the sign-in.',
});
