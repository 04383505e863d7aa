import { nextPageToken } from './next-page-token.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two pages as one: lists of the same name are joined, everything else is as the later page says. */
export function mergePages(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const merged: Record<string, unknown> = { ...before, ...after };
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (Array.isArray(value) && Array.isArray(old)) merged[name] = [...old, ...value];
  }
  if (!nextPageToken(after)) delete merged['continuationToken'];
  return merged;
}
