import { html } from 'lit';
import type { CallWords } from '../words/words.js';

/**
 * A button that puts text on the clipboard and says so in its own words.
 *
 * @param read what to copy; asked at the click, so that a secret need not stand anywhere before
 */
export function renderCopyButton(
  label: string,
  { copied }: Pick<CallWords, 'copied'>,
  read: () => string | Promise<string>,
): unknown {
  return html`<button part="button copy" type="button" @click=${(event: Event) => copy(event, copied, read)}>
    <span aria-live="polite">${label}</span>
  </button>`;
}

async function copy(event: Event, copied: string, read: () => string | Promise<string>): Promise<void> {
  const words = (event.currentTarget as Element).querySelector('span');
  try {
    await navigator.clipboard.writeText(await read());
  } catch {
    return; // The clipboard is closed to this page: the text can be selected by hand.
  }
  if (!words) return;
  const said = document.createTextNode(` ${copied}`);
  words.append(said);
  setTimeout(() => said.remove(), 2000);
}
