import type { CapturedCallback } from './glance.js';
import { answerType, attemptChannel, readMessage, takenType } from './sign-in-message.js';

const repeatMs = 100;
const patienceMs = 1_000;

/**
 * Hands the answer that came to this popup to the window that opened it, and closes the popup when it was taken;
 * where closing does nothing, the page should say that the window can be closed.
 *
 * It goes by message and by channel, because a provider's opener policy may have cut the two windows apart.
 * `finish-here`: nobody took it within a second, so this window must finish as a redirect would.
 */
export async function deliver({ response }: Pick<CapturedCallback, 'response'>): Promise<'delivered' | 'finish-here'> {
  const state = response.state!;
  const taken = await offer({ type: answerType, response }, state);
  if (!taken) return 'finish-here';
  forgetSessions();
  window.close();
  return 'delivered';
}

function offer(message: object, state: string): Promise<boolean> {
  const opener = window.opener as Window | null;
  const channel = attemptChannel(state);
  const listening = new AbortController();
  return new Promise<boolean>((resolve) => {
    const isTaken = (data: unknown) => readMessage(data, takenType, state) && resolve(true);
    addEventListener(
      'message',
      ({ data, origin, source }) => origin === location.origin && source === opener && isTaken(data),
      { signal: listening.signal },
    );
    channel?.addEventListener('message', ({ data }) => isTaken(data));
    const say = () => {
      opener?.postMessage(message, location.origin);
      channel?.postMessage(message);
    };
    say();
    const repeat = setInterval(say, repeatMs);
    const giveUp = setTimeout(() => resolve(false), patienceMs);
    listening.signal.addEventListener('abort', () => {
      clearInterval(repeat);
      clearTimeout(giveUp);
      channel?.close();
    });
  }).finally(() => listening.abort());
}

/** A popup begins with a copy of its opener's session storage: the copy's secrets end here. */
function forgetSessions(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('taskcluster-elements:')) sessionStorage.removeItem(key);
    }
  } catch {
    // Disabled: then nothing was copied.
  }
}
