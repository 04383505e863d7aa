import { type Attempt, type AuthorizationResponse, takeAttempt } from '../session/attempts.js';
import { createStore } from './browser-store.js';
import { takeAnswer } from './glance.js';

export interface CapturedCallback {
  readonly response: AuthorizationResponse;
  readonly attempt: Attempt;
  /** The window that opened this one may be waiting for the answer. */
  readonly inPopup: boolean;
}

const captured = new WeakMap<AuthorizationResponse, CapturedCallback | undefined>();

/**
 * The answer that came in this page's address, with the attempt that it is to. The attempt has left the store then: a
 * replayed answer has none any more and counts as no answer.
 */
export function captureCallback(response = takeAnswer()): CapturedCallback | undefined {
  if (!response) return undefined;
  if (!captured.has(response)) captured.set(response, capture(response));
  return captured.get(response);
}

function capture(response: AuthorizationResponse): CapturedCallback | undefined {
  const attempt = takeAttempt(createStore('', 'session'), response.state, Date.now());
  if (attempt) return { response, attempt, inPopup: attempt.mode === 'popup' };
  // Where storage is disabled only the opener knows the attempt. This one is no configuration's: nothing can be
  // finished with it here.
  return window.opener ? { response, attempt: unknownAttempt(response.state!), inPopup: true } : undefined;
}

const unknownAttempt = (state: string): Attempt =>
  ({ state, nonce: '', configuration: '', mode: 'popup', created: Date.now(), after: 0, returnTo: '' });
