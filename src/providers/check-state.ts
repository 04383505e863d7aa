import type { Attempt, AuthorizationResponse } from '../session/attempts.js';
import { TcError } from '../session/errors.js';

/**
 * Refuses an answer to another question.
 *
 * @throws {TcError} `state-mismatch`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-10.12
 */
export function checkState({ state }: AuthorizationResponse, attempt: Attempt): void {
  if (attempt.state && state === attempt.state) return;
  throw new TcError('state-mismatch', 'This answer belongs to another sign-in. Please sign in again.');
}
