import { TcError } from '../session/errors.js';
import { readAnswer, type Answer } from './answers/answer.js';
import { cancelled, onAbort } from './abort.js';
import type { CallClock } from './call-clock.js';

export interface Attempt {
  url: string;
  verb: string;
  authorization: string | undefined;
  /** JSON; undefined sends no body. */
  body: string | undefined;
  /** Whether the method may answer with bytes. */
  isLink: boolean;
  /** Milliseconds for request and body together. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
  fetch: typeof fetch;
  clock: CallClock;
}

/**
 * Sends one request and reads the answer to its end.
 *
 * Only headers on the services' CORS list are sent: any other would fail the preflight.
 *
 * @throws {TcError} `cancelled`, `timeout`, `network`
 */
export async function send(attempt: Attempt): Promise<Answer> {
  // A browser's fetch refuses to be called as a method of something else.
  const { url, verb, authorization, body, signal, timeoutMs, fetch } = attempt;
  const { host } = new URL(url);
  const stop = new AbortController();
  let timedOut = false;
  const timer = Number.isFinite(timeoutMs) ? setTimeout(() => ((timedOut = true), stop.abort()), timeoutMs) : undefined;
  const detach = onAbort(signal, () => stop.abort());
  try {
    const response = await fetch(url, {
      method: verb,
      headers: {
        ...(authorization && { Authorization: authorization }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body,
      signal: stop.signal,
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    return await readAnswer(response, attempt.isLink, attempt.clock.now());
  } catch (cause) {
    if (signal?.aborted) throw cancelled(signal);
    if (timedOut) throw new TcError('timeout', `${host} did not answer in ${timeoutMs / 1000} seconds.`);
    // Without the cause: browsers and Node may quote the address, which can hold a signature.
    throw new TcError('network', `${host} cannot be reached.`, {
      hint: `${errorName(cause)}: offline, a wrong root URL, or an answer without CORS headers.`,
    });
  } finally {
    clearTimeout(timer);
    detach();
  }
}

const errorName = (error: unknown) => (error instanceof Error ? error.name : 'Unknown');
