import { cancelled } from './abort.js';
import { readAnswer, type Answer, type Lost } from './answers/answer.js';
import type { CallOptions } from './call-options.js';
import { deadline } from './deadline.js';
import type { PreparedCall } from './prepare-call.js';
import type { SignedRequest } from './signing/sign-request.js';

/**
 * Sends one request and reads the answer to its end.
 *
 * Only headers on the services' CORS list are sent: any other would fail the preflight. Redirects are not followed:
 * the signature is for this address, and an artifact's host need not have CORS.
 *
 * @throws {TcError} `cancelled`
 */
export async function send(call: PreparedCall, signed: SignedRequest, options: CallOptions): Promise<Answer | Lost> {
  const { method, body } = call;
  const { url, authorization } = signed;
  // Taken out: a browser's fetch refuses to be called as a method of something else.
  const { timeoutMs = 30_000, signal, fetch = globalThis.fetch } = options;
  const timeOut = deadline(timeoutMs);
  try {
    const response = await fetch(url, {
      method: method.verb,
      headers: {
        ...(authorization && { Authorization: authorization }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body,
      signal: signal ? AbortSignal.any([signal, timeOut]) : timeOut,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    return await readAnswer(response, method.isLink);
  } catch (error) {
    if (signal?.aborted) throw cancelled(signal);
    // Its name only: the text may quote the address, which can hold a signature.
    return { lost: timeOut.aborted ? 'timeout' : 'network', cause: String((error as Error | undefined)?.name) };
  }
}
