import type { AuthorizationResponse } from '../session/attempts.js';

/** The popup: this is the provider's answer. */
export const answerType = 'taskcluster-elements:answer';
/** The opener: I have it. Carries the `state` alone. */
export const takenType = 'taskcluster-elements:taken';

/** What a popup and its opener say to each other. */
export interface SignInMessage {
  readonly type: typeof answerType | typeof takenType;
  readonly response: AuthorizationResponse;
}

export interface Conversation {
  /** Says it by message and by channel: a provider's opener policy may have cut the two windows apart. */
  say(message: SignInMessage): void;
  end(): void;
}

/**
 * Talks with the other window of an attempt. A message counts when it comes from that window and this origin, or by
 * the attempt's own channel, and is of this type and for this attempt.
 */
export function converse(
  other: Window | null,
  state: string,
  type: SignInMessage['type'],
  heard: (response: AuthorizationResponse) => void,
): Conversation {
  const { origin } = location;
  const listen = ({ data, origin: from, source }: MessageEvent) => {
    const isTheirs = source ? source === other && from === origin : from === origin;
    const response = isTheirs && data?.type === type ? (data as SignInMessage).response : undefined;
    if (response?.state === state && Object.values(response).every((value) => typeof value === 'string')) heard(response);
  };
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(state);
    channel.onmessage = listen;
  } catch {
    // No channels here: the message has to do.
  }
  addEventListener('message', listen);
  return {
    say(message) {
      other?.postMessage(message, origin);
      channel?.postMessage(message);
    },
    end() {
      removeEventListener('message', listen);
      channel?.close();
    },
  };
}
