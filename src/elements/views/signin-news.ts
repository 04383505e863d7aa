import type { SessionStatus } from '../../session/snapshot.js';
import { displayName } from '../display-name.js';
import type { SharedSnapshot } from '../shared-snapshot.js';
import { type LateSigninWords, signinWords } from '../words/signin-words.js';
import type { Notice } from './signin-notice.js';

/** What a screen reader is told, politely: each change of the status and each new message once. */
export class SigninNews {
  /** The lines of the newest. */
  said: readonly string[] = [];
  #status: SessionStatus;
  #key: unknown;

  /** What is so when the page opens is no news, but for a sign-in that has just begun or ended. */
  constructor({ status, delivered }: SharedSnapshot, notice: Notice | undefined) {
    const isNews = delivered || status === 'signing-in';
    this.#status = status === 'signing-in' ? 'signed-out' : status;
    this.#key = isNews ? undefined : notice?.key;
  }

  /** @param notice what is shown under the button */
  note(snapshot: SharedSnapshot, notice: Notice | undefined, language: string): void {
    const { status } = snapshot;
    const previous = this.#status;
    const isOther = notice?.key !== this.#key;
    if (status === previous && !isOther) return;
    this.#status = status;
    this.#key = notice?.key;
    // An error is an alert by itself.
    const reason = isOther && notice && !notice.isError ? notice.text : '';
    const isFound = previous === 'initializing' && status !== previous;
    const lines = status === previous ? [reason] : changeOf(snapshot, previous, reason, signinWords(language));
    this.said = isFound ? [] : lines.filter(Boolean);
  }
}

/** What is said of a change of status; the reason instead, where there is one. */
function changeOf(
  { status, mode, user }: SharedSnapshot,
  previous: SessionStatus,
  reason: string,
  words: LateSigninWords,
): string[] {
  switch (status) {
    case 'signed-in':
      return [user && previous !== 'expiring' ? words.saidSignedIn(displayName(user)) : '', reason];
    case 'signing-in':
      return [mode === 'redirect' ? reason : words.saidWaiting];
    case 'signed-out':
      return [reason || (previous === 'signing-in' ? '' : words.saidSignedOut)];
    case 'initializing':
    case 'expiring':
    case 'expired':
    case 'error':
      return [reason];
  }
}
