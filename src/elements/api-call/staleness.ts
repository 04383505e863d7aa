import { html, nothing } from 'lit';
import type { TcError } from '../../session/errors.js';
import { writeTime } from '../views/write-time.js';
import { callWords } from '../words/call-words.js';
import { errorText } from '../words/error-text.js';

/** What passes by itself: the next time it is asked for may be answered. */
const passing: ReadonlySet<string> = new Set(['network', 'timeout']);

/** What shows a result. */
export interface Aging {
  /** When the result came. */
  readonly cameAt: Date;
  /** Said once, politely. */
  announcement: string;
}

/** Whether a result that is asked for again and again should be newer by now, and what says so. */
export class Staleness {
  readonly #shown: Aging;
  readonly #language: () => string;
  /** Polling rests: the browser is offline. */
  #isOffline = false;
  /** Why there was no newer result the last time. */
  #missed: TcError | undefined;

  constructor(shown: Aging, language: () => string) {
    this.#shown = shown;
    this.#language = language;
  }

  /** @returns whether that is news */
  rest(isOffline: boolean): boolean {
    if (isOffline === this.#isOffline) return false;
    this.#become(isOffline, this.#missed);
    return true;
  }

  /** @returns whether the error is no alarm: the old result stays, with a note */
  miss(error: TcError): boolean {
    if (!passing.has(error.code)) return false;
    this.#become(this.#isOffline, error);
    return true;
  }

  /** The page tells what was missed itself. */
  forgive(): void {
    this.#become(this.#isOffline, undefined);
  }

  /** A result came, or what was there is gone. */
  end(): void {
    this.#become(false, undefined);
  }

  render(): unknown {
    return this.#isStale ? html`<p part="note" class="quiet">${this.#text()}</p>` : nothing;
  }

  get #isStale(): boolean {
    return this.#isOffline || !!this.#missed;
  }

  /** Says once that a result is an old one, until it is none any more. */
  #become(isOffline: boolean, missed: TcError | undefined): void {
    const wasStale = this.#isStale;
    this.#isOffline = isOffline;
    this.#missed = missed;
    if (this.#isStale !== wasStale) this.#shown.announcement = wasStale ? '' : this.#text();
  }

  /** Why there is no newer result, and from when this one is. */
  #text(): string {
    const language = this.#language();
    const { offline, asOf } = callWords(language);
    const why = this.#isOffline || !this.#missed ? offline : errorText(this.#missed, language);
    return `${why} ${asOf(writeTime(this.#shown.cameAt, new Date(), language))}`;
  }
}
