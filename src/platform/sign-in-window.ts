import type { AuthorizationResponse } from '../session/attempts.js';
import type { SignInWindow } from '../session/ports.js';
import { answerType, converse, takenType, type Conversation } from './sign-in-message.js';

const closedPollMs = 500;

/**
 * The popup of an attempt. It listens from the start and keeps an answer that comes before anybody watches: a provider
 * that knows the person may be faster than the code that judges its answer.
 */
export class BrowserSignInWindow implements SignInWindow {
  readonly #popup: Window;
  readonly #conversation: Conversation;
  #early: AuthorizationResponse | undefined;
  #answer = (response: AuthorizationResponse): void => {
    this.#early = response;
  };

  constructor(popup: Window, state: string) {
    this.#popup = popup;
    this.#conversation = converse(popup, state, answerType, (response) => {
      this.#conversation.say({ type: takenType, response: { state } });
      this.#answer(response);
    });
  }

  /** Sends a window that opened empty on its way. */
  show(url: string): void {
    try {
      this.#popup.location.replace(url);
    } catch {
      // Firefox throws for an address that it does not load (a port that no page may use). An empty window can be given
      // up as one that shows an error.
    }
  }

  focus(): void {
    this.#popup.focus();
  }

  close(): void {
    this.#popup.close();
    this.#conversation.end();
  }

  watch({ answer, closed }: Parameters<SignInWindow['watch']>[0]): () => void {
    this.#answer = answer;
    const early = this.#early;
    if (early) queueMicrotask(() => this.#answer(early));
    const poll = setInterval(() => {
      if (document.hidden || !this.#popup.closed) return;
      clearInterval(poll);
      closed();
    }, closedPollMs);
    return () => {
      clearInterval(poll);
      this.#answer = () => {};
      this.#conversation.end();
    };
  }
}
