import { TcError } from '../../session/errors.js';

/**
 * Scopes as a list, as JSON, or as text with white space between them; `undefined` where none are named.
 *
 * @throws {TcError} `configuration` for anything else
 */
export function readScopes(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const list = typeof value === 'string' ? fromText(value.trim()) : value;
  if (Array.isArray(list) && list.every((scope) => typeof scope === 'string')) return list;
  throw new TcError('configuration', 'This element is not set up: its scopes cannot be read.', {
    hint: 'Write scopes as a JSON list of texts, or with spaces between them.',
  });
}

function fromText(text: string): unknown {
  if (!text.startsWith('[')) return text.split(/\s+/).filter(Boolean);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
