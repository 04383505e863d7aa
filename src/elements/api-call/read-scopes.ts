import { tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';

const say = inEnglish({ scopesUnreadable: 'This element is not set up: its scopes cannot be read.' });

/**
 * Scopes as a list, as JSON, or as text with white space between them; `undefined` where none are named.
 *
 * @throws {TcError} `configuration` for anything else
 */
export function readScopes(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const list = typeof value === 'string' ? fromText(value.trim()) : value;
  if (Array.isArray(list) && list.every((scope) => typeof scope === 'string')) return list;
  throw tcError('configuration', say('scopesUnreadable'), {
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
