import { inEnglish } from '../../session/sentences/say.js';

/** Says what the deployment's third-party login may answer. */
export const say = inEnglish({
  answerIncomplete: 'The answer of the Taskcluster deployment is incomplete. Please sign in again.',
  credentialsEnded: 'The deployment gave credentials that have ended already. Please sign in again.',
  deploymentBusy: 'The Taskcluster deployment is busy. Please try again later.',
  deploymentFailed: 'The Taskcluster deployment is out of order. Please try again later.',
  deploymentLacksScopes: 'The Taskcluster deployment may not complete the sign-in.',
  deploymentRefused: 'The Taskcluster deployment refused the sign-in.',
  noToken: 'The Taskcluster deployment gave no token. Please sign in again.',
  otherFlow: 'Sign-in is not set up: the deployment does not take this kind of sign-in.',
  signInUsed: 'The sign-in took too long or was used already. Please sign in again.',
  unknownSite: 'Sign-in is not set up for this page: the Taskcluster deployment does not know this site.',
  unreadableExpiry: 'The expiry date that was entered cannot be used. Please sign in again.',
});
