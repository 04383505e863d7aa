import type { CallHost } from './call-host.js';
import { isAuto, startsByItself } from './call-triggers.js';
import { untilEvent } from './until-event.js';

/**
 * Whether a call that was to run by itself is for a person to send after all: a page that is still on its way may hold
 * back the form that says so, and the JSON of its arguments too. Waits until the element's content is whole.
 */
export async function isForPerson(host: CallHost, signal: AbortSignal): Promise<boolean> {
  if (isWhole(host)) return false;
  await untilWhole(host, signal);
  return isAuto(host.trigger) && !startsByItself(host);
}

/** What follows an element, or what it is in, comes after its end tag. */
function isWhole(host: HTMLElement): boolean {
  if (document.readyState !== 'loading') return true;
  for (let node: Node | null = host; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
}

async function untilWhole(host: HTMLElement, signal: AbortSignal): Promise<void> {
  let wake = (): void => {};
  const observer = new MutationObserver(() => isWhole(host) && wake());
  observer.observe(document, { childList: true, subtree: true });
  try {
    await untilEvent(['DOMContentLoaded'], signal, (it) => (wake = it));
  } finally {
    observer.disconnect();
  }
}
