import type { AuthorizationResponse } from '../session/attempts.js';

/** What a popup and its opener say to each other. */
export interface SignInMessage {
  readonly type: typeof answerType | typeof takenType;
  readonly response: AuthorizationResponse;
}

/** The popup: this is the provider's answer. */
export const answerType = 'taskcluster-elements:answer';
/** The opener: I have it. Carries the `state` alone. */
export const takenType = 'taskcluster-elements:taken';

/** The response in a message of this type for this attempt; `undefined` when it is anything else. */
export function readMessage(
  data: unknown,
  type: SignInMessage['type'],
  state: string,
): AuthorizationResponse | undefined {
  const { type: actual, response } = (data ?? {}) as Partial<SignInMessage>;
  if (actual !== type || typeof response !== 'object' || response?.state !== state) return undefined;
  return Object.values(response).every((value) => typeof value === 'string') ? response : undefined;
}

/** The channel of one attempt, which reaches a popup that was cut off; undefined where there are none. */
export function attemptChannel(state: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(state);
  } catch {
    return undefined;
  }
}
