import { TcError, tcError } from '../session/errors.js';
import { say as sayAnswer } from '../session/sentences/answers.js';
import { within } from './deadline.js';
import type { ProviderPorts } from './provider-ports.js';
import { say } from './sentences.js';

/** An answer whose body was read. */
export interface Answer {
  readonly status: number;
  /** The body as JSON; `undefined` when it is something else. */
  readonly json: unknown;
  /** What `Retry-After` asks for, where script may read it. */
  readonly retryAfterMs: number | undefined;
}

const longestAnswer = 64 * 1024;

/**
 * One request, with nothing in it that the browser adds on its own: no cookies, no referrer, no cache.
 *
 * A redirect is not followed, because what the request carries must not travel. It is asked for by hand instead
 * of `redirect: 'error'`, which a script could not tell from a network that is down.
 *
 * @param ms how long it may take, body included
 * @throws {TcError} `network`, `timeout`, `cancelled`; `configuration` for a redirect; `invalid-response` for an
 * answer longer than 64 KiB
 */
export async function request(
  { fetch, clock }: Pick<ProviderPorts, 'fetch' | 'clock'>,
  url: string,
  { ms, signal, ...init }: RequestInit & { ms: number; signal: AbortSignal },
): Promise<Answer> {
  const { host } = new URL(url);
  const late = () => tcError('timeout', sayAnswer('noAnswer', { host }));
  return within({ clock, ms, signal, late }, async (inner) => {
    const response = await reach(host, inner, () => fetch(url, {
      ...init, signal: inner, credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', cache: 'no-store',
    }));
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw tcError('configuration', say('credentialsElsewhere'), {
        hint: `${host}${new URL(url).pathname} answers with a redirect, which is not followed: it would carry the token.`,
      });
    }
    const text = await reach(host, inner, () => readText(response, host));
    return { status: response.status, json: parse(text), retryAfterMs: retryAfter(response, clock.now()) };
  });
}

async function reach<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof TcError) throw cause;
    throw tcError('network', sayAnswer('notReached', { host }), { cause });
  }
}

async function readText(response: Response, host: string): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > longestAnswer) {
      void reader.cancel();
      throw tcError('invalid-response', say('answerTooLong', { host }));
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date. Other origins see the header only where the server exposes it. */
function retryAfter({ headers }: Response, now: number): number | undefined {
  const text = headers.get('retry-after');
  if (!text) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
