/** What asks for the page after this one; `undefined` on the last. */
export function nextPageToken(data: unknown): string | undefined {
  const token = (data as { continuationToken?: unknown } | null | undefined)?.continuationToken;
  return typeof token === 'string' && token ? token : undefined;
}
