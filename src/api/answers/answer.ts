/** A server's answer to one attempt, read to its end. */
export interface Answer {
  readonly status: number;
  /** JSON where it is JSON, text otherwise, a `Blob` for bytes, undefined when empty. */
  readonly body: unknown;
  /** What makes the body nothing that a service's API writes: a web page, or broken JSON. */
  readonly flaw: 'html' | 'json' | undefined;
  /** The Retry-After header of a failure; it can rarely be read from another origin. */
  readonly retryAfter: string | null;
}

/** No whole answer came. */
export interface Lost {
  readonly lost: 'timeout' | 'network';
  /** Name of the error that ended the attempt. */
  readonly cause: string;
}

/** @param isLink whether the method may answer with bytes */
export async function readAnswer(response: Response, isLink: boolean): Promise<Answer> {
  const { status, headers } = response;
  const type = (headers.get('content-type') ?? '').toLowerCase().split(/[;\s]/)[0]!;
  const retryAfter = response.ok ? null : headers.get('retry-after');
  const answer = (body: unknown, flaw?: Answer['flaw']): Answer => ({ status, retryAfter, body, flaw });
  if (response.ok && isLink && type && !/^text\/|[/+](json|xml)$/.test(type)) return answer(await response.blob());
  const text = await response.text();
  if (!text) return answer(undefined);
  if (type === 'text/html') return answer(text, 'html');
  if (!type.endsWith('json')) return answer(text);
  try {
    return answer(JSON.parse(text) as unknown);
  } catch {
    return answer(text, 'json');
  }
}
