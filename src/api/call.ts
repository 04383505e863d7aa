import type { CredentialAgent } from '../session/credential-agent.js';
import { TcError, toTcError } from '../session/errors.js';
import { cancelled } from './abort.js';
import type { Answer } from './answers/answer.js';
import { errorOf } from './answers/error-of.js';
import { realClock } from './call-clock.js';
import type { CallOptions, CallResult } from './call-options.js';
import { findMethod } from './reference/method-table.js';
import { prepareCall, type PreparedCall } from './prepare-call.js';
import { isRepeatable, retryDelayMs } from './retry.js';
import { send } from './send.js';
import { CallSigner } from './signing/call-signer.js';

/**
 * Calls one method of a Taskcluster service.
 *
 * Every attempt is signed anew. Attempts after the first follow `retryDelayMs`; besides, a 401 that says the
 * credentials or the clock are bad is answered once each with fresh ones, for any verb: nothing was done.
 *
 * @param agent whose credentials sign the call; null calls without
 * @param service name as in the reference: `queue`
 * @param method name as in the reference: `listTaskGroup`
 * @throws {TcError} `input`, `configuration`, `cancelled`, `timeout`, `network`, `credentials-rejected`,
 * `clock`, `forbidden`, `not-found`, `conflict`, `rate-limited`, `server`, `invalid-response`, and what
 * the agent throws
 */
export async function callApi<Data = unknown>(
  agent: CredentialAgent | null,
  service: string,
  method: string,
  options: CallOptions = {},
): Promise<CallResult<Data>> {
  const { clock = realClock, retries = 5, timeoutMs = 30_000, signal } = options;
  const call = prepareCall(agent, findMethod(service, method), options);
  const signer = new CallSigner(agent, call, options);
  const started = clock.now();
  let retry = 0;
  for (let attempts = 1; ; attempts += 1) {
    if (signal?.aborted) throw cancelled(signal);
    const signed = await signer.sign();
    const outcome = await send({ ...signed, ...call, timeoutMs, signal, clock, fetch: options.fetch ?? fetch }).catch(
      (error: unknown) => toTcError(error, 'network', 'The request failed.'),
    );
    if (!(outcome instanceof TcError) && outcome.status >= 200 && outcome.status < 300) {
      const { status } = outcome;
      const response = { status, ms: clock.now() - started, attempts, url: call.publicUrl };
      return { data: readData(outcome, call) as Data, response };
    }
    const error = outcome instanceof TcError ? outcome : errorOf(outcome, { ...call, signed: agent !== null });
    if (signer.learnFrom(error)) continue;
    const retryAfterMs = outcome instanceof TcError ? undefined : outcome.retryAfterMs;
    const wait = retryDelayMs(error, call.method, retry, clock.random(), retryAfterMs);
    if (wait === undefined || retry >= retries) throw unsure(error, call);
    retry += 1;
    await clock.wait(wait, signal);
  }
}

function readData({ body, contentType }: Answer, { method, host }: PreparedCall): unknown {
  const unreadable = contentType === 'text/html' || (typeof body === 'string' && contentType.endsWith('json'));
  if (method.isLink || !unreadable) return body;
  const what = contentType === 'text/html' ? 'a web page' : 'something that is not JSON';
  throw new TcError('invalid-response', `${host} answered ${method.service}.${method.name} with ${what}.`, {
    hint: 'Check the root URL: other addresses of a deployment answer with its user interface.',
  });
}

/** A POST without an answer may have been carried out: trying again is for a person to decide. */
function unsure(error: TcError, { method }: PreparedCall): TcError {
  if (isRepeatable(method) || !['network', 'timeout', 'server'].includes(error.code)) return error;
  const { code, message, hint, status, serverCode, requestInfo, cause } = error;
  const warned = `${message} It may have been done all the same: look before you try again.`;
  return new TcError(code, warned, { hint, status, serverCode, requestInfo, cause, retryable: false });
}
