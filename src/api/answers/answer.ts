/** A server's answer to one attempt, read to its end. */
export interface Answer {
  readonly status: number;
  /** Lower case, without parameters. */
  readonly contentType: string;
  /** JSON where it is JSON, text otherwise, a `Blob` for bytes, undefined when empty. */
  readonly body: unknown;
  /** How long the server asks to wait, milliseconds; it can rarely be read from another origin. */
  readonly retryAfterMs: number | undefined;
}

/** Redirects are not followed: the signature is for this address only, and an artifact's host has no CORS. */
export const isRedirect = (status: number) => status === 0 || (status >= 300 && status < 400);

export async function readAnswer(response: Response, isLink: boolean, now: number): Promise<Answer> {
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  return { status, contentType, retryAfterMs, body: await readBody(response, contentType, isLink) };
}

async function readBody(response: Response, contentType: string, isLink: boolean): Promise<unknown> {
  if (response.ok && isLink && !/^(|text\/.*|.*[/+](json|xml))$/.test(contentType)) return response.blob();
  const text = await response.text();
  if (!/[/+]json$/.test(contentType)) return text || undefined;
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
