import { aside } from '../../session/sentences/phrases.js';
import { inEnglish } from '../../session/sentences/say.js';

/** Says what a service may answer; loaded after the first failure. */
export const say = inEnglish({
  maybeDone: 'It may have been done all the same: look before you try again.',
  callFailed: ({ host, method, status }) => `${host} failed at ${method} (${status}). Try again later.`,
  callRedirected: ({ host }) => `${host} redirects calls elsewhere; use the final address as the root URL.`,
  callGotPage: ({ host, method }) => `${host} answered ${method} with a web page.`,
  callGotBrokenJson: ({ host, method }) => `${host} answered ${method} with broken JSON.`,
  linkOnly: ({ method }) => `${method} redirects to the content; open a signed link to it.`,
  scopesLacking: ({ method }) => `You lack scopes that ${method} needs.`,
  scopesBeyondYours: ({ method }) => `${method} was limited to scopes that you do not have.`,
  signInNeeded: ({ method }) => `${method} needs somebody who is signed in and has its scopes.`,
  notOffered: ({ host, method }) => `${host} has no ${method}.`,
  notFound: ({ method, said }) => `${method} did not find that${aside(said)}.`,
  conflicting: ({ method, said }) => `${method} conflicts with what is there${aside(said)}.`,
  inputRefused: ({ method, complaint }) => `${method} refused the input: ${complaint}`,
  inputRefusedSilently: ({ method, status }) => `${method} refused the input (${status}).`,
  clockDiffers: ({ host }) => `This device's clock differs from that of ${host}. Set it right.`,
  signatureTooLong: ({ host, method }) =>
    `The signature for ${method} is longer than ${host} reads: too many scopes in it.`,
  signatureRefused: ({ host, method, said }) => `${host} refused how ${method} was signed${aside(said)}.`,
  signInRejected: ({ host, said }) => `${host} does not accept this sign-in any more${aside(said)}. Sign in again.`,
});
