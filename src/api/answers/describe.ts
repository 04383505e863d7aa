import type { ErrorCode } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { PreparedCall } from '../prepare-call.js';
import type { Answer, Lost } from './answer.js';
import type { Refusal } from './refusal.js';
import { parseComplaints } from './validation-complaints.js';

/** An error's code, sentence for a person, and hint for the page's author. */
export type Description = readonly [code: ErrorCode, message: string, hint?: string];

export interface DescribedAnswer extends Answer {
  /** What the service wrote. */
  text: string;
  refusal: Refusal | undefined;
  isSigned: boolean;
  serverTime: string | undefined;
}

export function describeLost({ lost, cause }: Lost, { url }: PreparedCall): Description {
  const { host } = new URL(url);
  if (lost === 'timeout') return ['timeout', `${host} did not answer in time.`];
  const hint = `${cause}: offline, a wrong root URL, or an answer without CORS headers.`;
  return ['network', `${host} cannot be reached.`, hint];
}

export function describeAnswer(answer: DescribedAnswer, call: PreparedCall): Description {
  const { status, text, isSigned } = answer;
  const { host } = new URL(call.rootUrl);
  const name = `${call.method.service}.${call.method.name}`;
  const said = text ? ` (${foreignText(text.split('\n')[0])})` : '';
  // Browsers hide a redirect that is not followed behind status 0.
  if (status === 0 || (status >= 300 && status < 400)) return describeRedirect(name, host, call.method.isLink);
  if (status < 300) return describeFlaw(answer, name, host);
  if (answer.refusal) return describeRefusal(answer.refusal, said, name, host, answer.serverTime);
  if (status === 403) {
    if (isSigned) return ['forbidden', `You lack scopes that ${name} needs.`];
    return ['forbidden', `${name} needs somebody who is signed in and has its scopes.`];
  }
  if (status === 404 && !text) {
    return ['not-found', `${host} has no ${name}.`, 'Its Taskcluster has another version, or the root URL is wrong.'];
  }
  if (status === 404 || status === 410) return ['not-found', `${name} did not find that${said}.`];
  if (status === 409) return ['conflict', `${name} conflicts with what is there${said}.`];
  if (status === 429) return ['rate-limited', `${host} asks to slow down. Try again in a while.`];
  if (status >= 500) return ['server', `${host} failed at ${name} (${status}). Try again later.`];
  const complaint = foreignText(parseComplaints(text).complaints[0]) || `status ${status}`;
  return ['input', `${name} refused the input: ${complaint}`];
}

function describeRedirect(name: string, host: string, isLink: boolean): Description {
  if (!isLink) return ['configuration', `${host} redirects calls elsewhere; use the final address as the root URL.`];
  return ['input', `${name} redirects to the content; open a signed link to it.`, 'Use signedUrl() or toSignedUrl().'];
}

function describeFlaw({ flaw }: Answer, name: string, host: string): Description {
  const what = flaw === 'html' ? 'a web page' : 'broken JSON';
  const hint = 'Check the root URL: other addresses of a deployment answer with its user interface.';
  return ['invalid-response', `${host} answered ${name} with ${what}.`, hint];
}

function describeRefusal(refusal: Refusal, said: string, name: string, host: string, serverTime?: string): Description {
  switch (refusal) {
    case 'clock':
      return ['clock', `This device's clock differs from that of ${host}. Set it right.`, serverTime];
    case 'authorized-scopes':
      return ['forbidden', `${name} was limited to scopes that you do not have.`, 'See authorized-scopes.'];
    case 'too-long':
      return ['input', `The signature for ${name} is longer than ${host} reads: too many scopes in it.`];
    case 'credentials':
      return ['credentials-rejected', `${host} does not accept this sign-in any more${said}. Sign in again.`];
    case 'request':
      return ['credentials-rejected', `${host} refused how ${name} was signed${said}.`];
  }
}
