import { html } from 'lit';
import { TcError } from '../../session/errors.js';
import { copyWords } from '../words/copy-words.js';
import { errorText } from '../words/error-text.js';

/** Gives the text to copy; asked at the click, so that a secret need not stand anywhere before. */
export type CopyReader = () => string | Promise<string>;

const saidMs = 4000;

/** A button that puts text on the clipboard and says in its own words that it did, or why not. */
export function renderCopyButton(label: string, language: string, read: CopyReader): unknown {
  const copy = (event: Event) => copyAndSay(event.currentTarget as Element, language, read);
  return html`<button part="button copy" type="button" @click=${copy}>
    ${label} <span part="said" role="status"></span>
  </button>`;
}

/** Copies, and says so for a while in the button's own place for that, or in the one behind it. */
export async function copyAndSay(button: Element, language: string, read: CopyReader): Promise<void> {
  const said = await copyText(read, language);
  const place = button.querySelector('[role=status]') ?? button.nextElementSibling;
  if (!place) return;
  place.textContent = said;
  setTimeout(() => (place.textContent = ''), saidMs);
}

/** What to tell the person. */
async function copyText(read: CopyReader, language: string): Promise<string> {
  const { copied, notCopied } = copyWords(language);
  try {
    const text = Promise.resolve(read());
    await (canWait() ? writeLater(text) : text.then((plain) => navigator.clipboard.writeText(plain)));
    // A browser that cannot make the text throws an error of its own; what went wrong stands here.
    await text;
    return copied;
  } catch (error) {
    return error instanceof TcError ? errorText(error, language) : notCopied;
  }
}

const canWait = (): boolean => typeof ClipboardItem === 'function' && !!navigator.clipboard?.write;

/** Hands over the promise in the click itself: Safari refuses what comes later, and a link takes time to sign. */
async function writeLater(text: Promise<string>): Promise<void> {
  const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
  blob.catch(() => {});
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  } catch (error) {
    await text;
    throw error;
  }
}
