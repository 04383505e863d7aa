import type { CapturedCallback } from './captured-callback.js';
import { answerType, converse, takenType, type SignInMessage } from './sign-in-message.js';

const repeatMs = 100;
const patienceMs = 1_000;

/**
 * Hands the answer that came to this popup to the window that opened it, and closes the popup when it was taken;
 * where closing does nothing, the page should say that the window can be closed.
 *
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

function offer(message: SignInMessage, state: string): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const end = (isTaken: boolean) => {
      clearInterval(repeat);
      clearTimeout(giveUp);
      conversation.end();
      resolve(isTaken);
    };
    const conversation = converse(window.opener as Window | null, state, takenType, () => end(true));
    const repeat = setInterval(() => conversation.say(message), repeatMs);
    const giveUp = setTimeout(() => end(false), patienceMs);
    conversation.say(message);
  });
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
