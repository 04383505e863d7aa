import { html, nothing } from 'lit';
import { callWords, type LateCallWords } from '../words/call-words.js';
import type { ApiCallStatus } from './call-host.js';

/** What is shown while there is no result. */
export interface StatusFacts {
  status: ApiCallStatus;
  hasResult: boolean;
  /** Waits for a sign-in, which this starts. */
  signIn: (() => void) | undefined;
  /** Runs the call, where the page has no control of its own for that. */
  run: (() => void) | undefined;
  /** A person sends it, and sees nothing before. */
  isAct: boolean;
  method: string;
  /** BCP 47. */
  language: string;
}

/** A line for each status that has nothing of its own to show. */
export function renderStatus(facts: StatusFacts): unknown {
  const { status, run, method, language } = facts;
  const words = callWords(language);
  // Not `disabled`: that would lose the focus.
  const isUnderWay = status === 'loading';
  const runButton = run
    ? html`<button part="button primary" type="button"
        aria-disabled=${isUnderWay ? 'true' : nothing} @click=${isUnderWay ? nothing : run}>
        ${words.run(method)}
      </button>`
    : nothing;
  return [runButton, renderLine(facts, words)];
}

function renderLine({ status, hasResult, signIn, isAct }: StatusFacts, words: LateCallWords): unknown {
  switch (status) {
    case 'waiting':
      return signIn
        ? html`<p part="waiting" class="row">
            <span part="waiting-text">${isAct ? words.forbiddenAnonymous : words.waitingForSignIn}</span>
            <button part="button" type="button" @click=${signIn}>${words.signIn}</button></p>`
        : hasResult ? nothing : html`<p part="waiting" class="quiet">${words.waiting}</p>`;
    case 'loading': return html`<p part="loading" class="quiet">${words.loading}</p>`;
    case 'idle':
    case 'refreshing':
    case 'done':
    case 'empty':
    case 'forbidden':
    case 'error': return nothing;
  }
}
