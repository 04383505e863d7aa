const gapPx = 4;

/**
 * Puts an open popover below its anchor, or above where there is more room, aligned with the side where its text
 * begins, and never outside the window.
 *
 * The browser's own anchor positioning is not in every browser that has popovers.
 */
export function placeBeside(popover: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth, offsetHeight } = popover;
  const below = clientHeight - box.bottom - gapPx;
  const isAbove = offsetHeight > below && box.top - gapPx > below;
  const top = isAbove ? box.top - gapPx - offsetHeight : box.bottom + gapPx;
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const start = isRtl ? box.right - offsetWidth : box.left;
  const farthest = Math.max(gapPx, clientWidth - offsetWidth - gapPx);
  const left = Math.min(Math.max(gapPx, start), farthest);
  // What is moved so shifts no layout, in the browser's eyes too.
  popover.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(0, top))}px)`;
}
