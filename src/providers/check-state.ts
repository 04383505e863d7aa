import type { Attempt, AuthorizationResponse } from '../session/attempts.js';
import { tcError } from '../session/errors.js';
import { say } from './sentences.js';

/**
 * Refuses an answer to another question.
 *
 * @throws {TcError} `state-mismatch`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-10.12
 */
export function checkState({ state }: AuthorizationResponse, attempt: Attempt): void {
  if (attempt.state && state === attempt.state) return;
  throw tcError('state-mismatch', say('otherSignInsAnswer'));
}
