import { type TcError, tcError, type TcErrorOptions } from '../../session/errors.js';
import type { PreparedCall } from '../prepare-call.js';
import { isRepeatable } from '../retry.js';
import type { Answer, Lost } from './answer.js';
import { describeAnswer, describeLost, type Description } from './describe.js';
import { refusalOf, type Refusal } from './refusal.js';
import { requestInfoOf } from './request-info.js';
import { say } from './sentences.js';
import { ServerMessage, withoutTrailer } from './server-message.js';

/** An attempt without a usable answer. */
export interface Failure {
  /** What the caller gets when there is no other attempt. */
  error: TcError;
  /** What a 401 is about. */
  refusal?: Refusal;
  /** The Retry-After header. */
  retryAfter?: string | null;
}

/**
 * @param isSigned whether the call carried credentials
 * @param attempts requests sent so far
 * @param ms since the first began, milliseconds
 */
export function failureOf(
  outcome: Answer | Lost,
  call: PreparedCall,
  isSigned: boolean,
  attempts: number,
  ms: number,
): Failure {
  const isLost = 'lost' in outcome;
  const failure = isLost ? { error: toError(describeLost(outcome, call), call) } : refused(outcome, call, isSigned);
  Object.assign(failure.error, { attempts, ms });
  return failure;
}

function refused(outcome: Answer, call: PreparedCall, isSigned: boolean): Failure {
  const { status, retryAfter } = outcome;
  const body = (typeof outcome.body === 'object' && outcome.body !== null ? outcome.body : {}) as ErrorBody;
  const message = typeof body.message === 'string' ? body.message : '';
  const text = withoutTrailer(message);
  const refusal = status === 401 ? refusalOf(text) : undefined;
  const requestInfo = requestInfoOf(body, call.method);
  const description = describeAnswer({ ...outcome, text, refusal, isSigned, serverTime: requestInfo?.time }, call);
  const error = toError(description, call, {
    status: status || undefined,
    serverCode: typeof body.code === 'string' ? body.code : undefined,
    requestInfo,
    cause: text ? new ServerMessage(message) : undefined,
  });
  return { error, refusal, retryAfter };
}

type ErrorBody = Record<string, unknown>;

function toError([code, said, hint]: Description, { method }: PreparedCall, options: TcErrorOptions = {}): TcError {
  // A POST without an answer may have been carried out: trying again is for a person to decide.
  const isUnsure = !isRepeatable(method) && ['network', 'timeout', 'server'].includes(code);
  const sentences = isUnsure ? [...said, ...say('maybeDone')] : said;
  return tcError(code, sentences, { ...options, hint, ...(isUnsure && { retryable: false }) });
}
