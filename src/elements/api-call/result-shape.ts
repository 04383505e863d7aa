/** A longer text is cut where values stand. */
export const longestValue = 2000;

/** How a result can be shown. */
export type ViewName = 'table' | 'list' | 'properties' | 'tree' | 'json' | 'text' | 'value';

export const viewNames: readonly ViewName[] = ['table', 'list', 'properties', 'tree', 'json', 'text', 'value'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The rows of a result: the result itself where it is a list; or its one list, where the answer is
 * little more than that (`{"scopes": […]}`, `{"taskGroupId": …, "tasks": [{…}], "continuationToken": …}`).
 */
export function findRows(data: unknown): { name: string; rows: unknown[] } | undefined {
  if (Array.isArray(data)) return { name: '', rows: data };
  if (!isObject(data)) return undefined;
  const lists = Object.entries(data).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const [first] = lists;
  if (!first || lists.length > 1) return undefined;
  const others = Object.entries(data).filter(([name]) => name !== first[0] && name !== 'continuationToken');
  const fits = others.length === 0 || (others.every(([, value]) => !isObject(value)) && first[1].some(isObject));
  return fits ? { name: first[0], rows: first[1] } : undefined;
}

/** Whether there is nothing to show. */
export function isEmpty(data: unknown): boolean {
  if (data === undefined || data === null || data === '') return true;
  const found = findRows(data);
  if (found) return found.rows.length === 0;
  return isObject(data) && !(data instanceof Blob) && Object.keys(data).length === 0;
}

/** The view that fits a result best. */
export function chooseView(data: unknown): ViewName {
  if (typeof data === 'string' && (data.includes('\n') || data.length > longestValue)) return 'text';
  if (typeof data !== 'object' || data === null) return 'value';
  const found = findRows(data);
  if (found) return found.rows.some(isObject) ? 'table' : found.rows.some(Array.isArray) ? 'tree' : 'list';
  return depthOf(data) > 4 ? 'tree' : 'properties';
}

/** How deep objects and lists are nested, counted to 5 at most. */
function depthOf(value: unknown, most = 5): number {
  if (typeof value !== 'object' || value === null || most === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).slice(0, 100).map((inner) => depthOf(inner, most - 1)));
}
