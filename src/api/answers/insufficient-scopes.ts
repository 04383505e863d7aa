import { TcError } from '../../session/errors.js';
import { parseScopes, scopesIn, type ScopeExpression } from './scope-expression.js';
import { fencedBlocks, serverText } from './server-message.js';

export type { ScopeExpression } from './scope-expression.js';

export interface InsufficientScopes {
  /** Who was refused; undefined where the call was anonymous. */
  readonly clientId: string | undefined;
  /** What the method requires; undefined where the server's words could not be read. */
  readonly required: ScopeExpression | undefined;
  /**
   * The scopes that are missing, one by one; for an anonymous call all that are required. Where `required` holds
   * an `AnyOf`, fewer may do.
   */
  readonly missing: readonly string[];
  /** One of `missing` is enough: the method requires any of these scopes. */
  readonly isChoice: boolean;
}

/**
 * The scopes a refused call lacked; undefined where the error is not about scopes.
 *
 * Reads a service's 403, and the 401 about `authorizedScopes` beyond the credentials.
 */
export function insufficientScopes(error: unknown): InsufficientScopes | undefined {
  if (!(error instanceof TcError) || error.code !== 'forbidden') return undefined;
  const text = serverText(error);
  const clientId = /^Client ID (.+) does not have sufficient scopes/.exec(text)?.[1];
  if (text.startsWith('Supplied credentials do not satisfy authorizedScopes')) return beyondCredentials(text);
  const blocks = fencedBlocks(text).map(parseScopes);
  const [first, second] = blocks;
  // Older services listed what the client has between the two.
  const required = clientId ? (blocks.length > 2 ? blocks.at(-1) : second) : first;
  return { clientId, required, missing: first ? scopesIn(first) : [], isChoice: [first, required].some(isChoice) };
}

/** Any one of several scopes, each of which is enough by itself. */
function isChoice(expression: ScopeExpression | undefined): boolean {
  if (typeof expression !== 'object' || !('AnyOf' in expression)) return false;
  return expression.AnyOf.length > 1 && expression.AnyOf.every((child) => typeof child === 'string');
}

function beyondCredentials(text: string): InsufficientScopes {
  const blocks = fencedBlocks(text);
  // Older services: `… [a,b]; authorizedScopes are [c]`.
  const inBrackets = Array.from(text.matchAll(/\[(.*?)\]/g), ([, list]) => list!.replace(/,/g, '\n'));
  const lists = blocks.length ? blocks : inBrackets;
  const [held = [], asked = []] = lists.map((list) => list.split('\n').filter(Boolean));
  const missing = asked.filter((scope) => !held.some((other) => satisfies(other, scope)));
  return { clientId: undefined, required: { AllOf: asked }, missing, isChoice: false };
}

/** A scope that ends in `*` stands for every scope that begins like it. */
const satisfies = (held: string, scope: string) =>
  held === scope || (held.endsWith('*') && scope.startsWith(held.slice(0, -1)));
