import { TcError, foreignText, type ErrorCode, type RequestInfo, type TcErrorOptions } from '../../session/errors.js';
import type { ApiMethod } from '../reference/api-method.js';
import { isRedirect, type Answer } from './answer.js';
import { refusalOf } from './refusal.js';
import { requestInfoOf } from './request-info.js';
import { ServerMessage, withoutTrailer } from './server-message.js';
import { parseComplaints } from './validation-complaints.js';

export interface Question {
  method: ApiMethod;
  rootUrl: string;
  /** Whether the call carried credentials. */
  signed: boolean;
}

/** An answer that is no success, as the error a caller gets. */
export function errorOf(answer: Answer, question: Question): TcError {
  const body = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as Record<string, unknown>;
  const text = typeof body.message === 'string' ? withoutTrailer(body.message) : '';
  const requestInfo = requestInfoOf(body, question.method);
  const [code, message, hint] = describe(answer, text, requestInfo, question);
  return new TcError(code, message, {
    hint,
    status: answer.status || undefined,
    ...(typeof body.code === 'string' && { serverCode: body.code }),
    ...(requestInfo && { requestInfo }),
    ...(text && { cause: new ServerMessage(body.message as string) }),
  } satisfies TcErrorOptions);
}

type Description = readonly [code: ErrorCode, message: string, hint?: string];

function describe(answer: Answer, text: string, info: RequestInfo | undefined, question: Question): Description {
  const { status } = answer;
  const name = `${question.method.service}.${question.method.name}`;
  const host = new URL(question.rootUrl).host;
  const said = text ? ` (${foreignText(text.split('\n')[0])})` : '';
  if (isRedirect(status)) return describeRedirect(name, host, question.method.isLink);
  if (status === 401) return describeRefusal(text, said, name, host, info);
  if (status === 403) {
    if (question.signed) return ['forbidden', `You lack scopes that ${name} needs.`];
    return ['forbidden', `${name} needs somebody who is signed in and has its scopes.`];
  }
  if (status === 404 && !text) {
    return ['not-found', `${host} has no ${name}.`, 'Its Taskcluster has another version, or root-url is wrong.'];
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

function describeRefusal(text: string, said: string, name: string, host: string, info?: RequestInfo): Description {
  switch (refusalOf(text)) {
    case 'clock':
      return ['clock', `This device's clock differs from the server's${info ? ` (${info.time})` : ''}. Set it right.`];
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
