import type { WebAuthError } from 'auth0-js';
import type { TcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import { authorizationError } from './authorization-error.js';
import { invalidTokens } from './tokens.js';

/** A failure that auth0-js reports: the tenant's refusal, or tokens that it does not take. */
export function webAuthError({ error, code, ...rest }: WebAuthError): TcError {
  const word = error ?? code;
  const description = rest.error_description ?? rest.errorDescription ?? rest.description;
  if (word === 'invalid_token' || word === 'invalid_hash') return invalidTokens(word, foreignText(description));
  return authorizationError(word, description);
}
