import { html } from 'lit';
import { callStrings as strings } from '../strings-call.js';

/**
 * A button that puts text on the clipboard and says so in its own words.
 *
 * @param read what to copy; asked at the click, so that a secret need not stand anywhere before
 */
export function renderCopyButton(label: string, read: () => string | Promise<string>): unknown {
  return html`<button part="button copy" type="button" @click=${(event: Event) => copy(event, read)}>
    <span aria-live="polite">${label}</span>
  </button>`;
}

async function copy(event: Event, read: () => string | Promise<string>): Promise<void> {
  const words = (event.currentTarget as Element).querySelector('span');
  try {
    await navigator.clipboard.writeText(await read());
  } catch {
    return; // The clipboard is closed to this page: the text can be selected by hand.
  }
  if (!words) return;
  const said = document.createTextNode(` ${strings.copied}`);
  words.append(said);
  setTimeout(() => said.remove(), 2000);
}
