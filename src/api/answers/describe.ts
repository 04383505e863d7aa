import type { ErrorCode } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import { say as sayAnswer } from '../../session/sentences/answers.js';
import type { Said } from '../../session/sentences/say.js';
import type { PreparedCall } from '../prepare-call.js';
import type { Answer, Lost } from './answer.js';
import type { Refusal } from './refusal.js';
import { say } from './sentences.js';
import { parseComplaints } from './validation-complaints.js';

/** An error's code, what it says to a person, and hint for the page's author. */
export type Description = readonly [code: ErrorCode, said: Said, hint?: string];

export interface DescribedAnswer extends Answer {
  /** What the service wrote. */
  text: string;
  refusal: Refusal | undefined;
  isSigned: boolean;
  serverTime: string | undefined;
}

export function describeLost({ lost, cause }: Lost, { url }: PreparedCall): Description {
  const { host } = new URL(url);
  if (lost === 'timeout') return ['timeout', sayAnswer('noAnswer', { host })];
  const hint = `${cause}: offline, a wrong root URL, or an answer without CORS headers.`;
  return ['network', sayAnswer('notReached', { host }), hint];
}

export function describeAnswer(answer: DescribedAnswer, call: PreparedCall): Description {
  const { status, text, isSigned } = answer;
  const { host } = new URL(call.rootUrl);
  const method = `${call.method.service}.${call.method.name}`;
  const said = foreignText(text.split('\n')[0]);
  // Browsers hide a redirect that is not followed behind status 0.
  if (status === 0 || (status >= 300 && status < 400)) return describeRedirect(method, host, call.method.isLink);
  if (status < 300) return describeFlaw(answer, method, host);
  if (answer.refusal) return describeRefusal(answer.refusal, said, method, host, answer.serverTime);
  if (status === 403) {
    if (isSigned) return ['forbidden', say('scopesLacking', { method })];
    return ['forbidden', say('signInNeeded', { method })];
  }
  if (status === 404 && !text) {
    const hint = 'Its Taskcluster has another version, or the root URL is wrong.';
    return ['not-found', say('notOffered', { host, method }), hint];
  }
  if (status === 404 || status === 410) return ['not-found', say('notFound', { method, said })];
  if (status === 409) return ['conflict', say('conflicting', { method, said })];
  if (status === 429) return ['rate-limited', sayAnswer('slowDown', { host })];
  if (status >= 500) return ['server', say('callFailed', { host, method, status })];
  const complaint = foreignText(parseComplaints(text).complaints[0]);
  if (!complaint) return ['input', say('inputRefusedSilently', { method, status })];
  return ['input', say('inputRefused', { method, complaint })];
}

function describeRedirect(method: string, host: string, isLink: boolean): Description {
  if (!isLink) return ['configuration', say('callRedirected', { host })];
  return ['input', say('linkOnly', { method }), 'Use signedUrl() or toSignedUrl().'];
}

function describeFlaw({ flaw }: Answer, method: string, host: string): Description {
  const hint = 'Check the root URL: other addresses of a deployment answer with its user interface.';
  return ['invalid-response', say(flaw === 'html' ? 'callGotPage' : 'callGotBrokenJson', { host, method }), hint];
}

function describeRefusal(refusal: Refusal, said: string, method: string, host: string, serverTime?: string): Description {
  switch (refusal) {
    case 'clock':
      return ['clock', say('clockDiffers', { host }), serverTime];
    case 'authorized-scopes':
      return ['forbidden', say('scopesBeyondYours', { method }), 'See authorized-scopes.'];
    case 'too-long':
      return ['input', say('signatureTooLong', { host, method })];
    case 'credentials':
      return ['credentials-rejected', say('signInRejected', { host, said })];
    case 'request':
      return ['credentials-rejected', say('signatureRefused', { host, method, said })];
  }
}
