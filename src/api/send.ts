import { cancelled } from './abort.js';
import { readAnswer, type Answer, type Lost } from './answers/answer.js';
import { deadline } from './deadline.js';

export interface Attempt {
  url: string;
  verb: string;
  authorization?: string;
  /** JSON; undefined sends no body. */
  body: string | undefined;
  /** Whether the method may answer with bytes. */
  isLink: boolean;
  /** Milliseconds for request and body together. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
  fetch: typeof fetch;
}

/**
 * Sends one request and reads the answer to its end.
 *
 * Only headers on the services' CORS list are sent: any other would fail the preflight. Redirects are not followed:
 * the signature is for this address, and an artifact's host need not have CORS.
 *
 * @throws {TcError} `cancelled`
 */
export async function send(attempt: Attempt): Promise<Answer | Lost> {
  // Taken out: a browser's fetch refuses to be called as a method of something else.
  const { url, verb, authorization, body, signal, timeoutMs, fetch } = attempt;
  const timeOut = deadline(timeoutMs);
  try {
    const response = await fetch(url, {
      method: verb,
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
    return await readAnswer(response, attempt.isLink);
  } catch (error) {
    if (signal?.aborted) throw cancelled(signal);
    // Its name only: the text may quote the address, which can hold a signature.
    return { lost: timeOut.aborted ? 'timeout' : 'network', cause: String((error as Error | undefined)?.name) };
  }
}
