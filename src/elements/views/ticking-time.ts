import { AsyncDirective, directive } from 'lit/async-directive.js';
import { relativeTime } from '../relative-time.js';

const minuteMs = 60_000;

/** The times that stand on the page now. */
const shown = new Set<TickingTime>();
/** One for all of them; none where none is shown, and while the page is hidden. */
let timer: ReturnType<typeof setTimeout> | undefined;
let dueAt = Infinity;

function tickIn(ms: number): void {
  const at = Date.now() + ms;
  if (document.hidden || at >= dueAt) return;
  clearTimeout(timer);
  dueAt = at;
  timer = setTimeout(tick, ms);
}

function tick(): void {
  stop();
  for (const time of shown) time.tell();
}

function stop(): void {
  clearTimeout(timer);
  dueAt = Infinity;
}

/** Writes a moment as it is now, and again when that has changed: nothing around it is drawn anew. */
class TickingTime extends AsyncDirective {
  #at = 0;
  #language = '';

  /** @param at milliseconds since the epoch */
  override render(at: number, language: string): string {
    this.#at = at;
    this.#language = language;
    if (this.isConnected) this.#join();
    return this.#text();
  }

  tell(): void {
    this.setValue(this.#text());
    this.#askForTick();
  }

  override reconnected(): void {
    this.#join();
    this.tell();
  }

  override disconnected(): void {
    shown.delete(this);
    if (shown.size) return;
    stop();
    document.removeEventListener('visibilitychange', tick);
  }

  #join(): void {
    if (!shown.size) document.addEventListener('visibilitychange', tick);
    shown.add(this);
    this.#askForTick();
  }

  #text(): string {
    return relativeTime(this.#at - Date.now(), this.#language);
  }

  /** Each second while seconds are written, else each minute, or when the last minute begins. */
  #askForTick(): void {
    const left = this.#at - Date.now();
    if (Math.abs(left) < minuteMs) tickIn(1000);
    else tickIn(left > 0 ? Math.min(minuteMs, Math.max(1000, left - minuteMs)) : minuteMs);
  }
}

export const tickingTime = directive(TickingTime);
