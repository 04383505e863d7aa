import type { CapturedCallback } from '../platform/glance.js';

let delivery: Promise<'delivered' | 'finish-here'> | undefined;

/**
 * Hands the answer that this popup received to the window that opened it, once for all elements of the page.
 * `finish-here`: nobody took it, so the sign-in is finished in this window.
 */
export function popupDelivery(callback: CapturedCallback): Promise<'delivered' | 'finish-here'> {
  delivery ??= import('../platform/popup-callback.js').then(
    ({ deliver }) => deliver(callback),
    () => 'finish-here',
  );
  return delivery;
}
