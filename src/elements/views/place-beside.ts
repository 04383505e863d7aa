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
  Object.assign(popover.style, {
    top: `${Math.max(0, top)}px`,
    left: `${Math.min(Math.max(gapPx, start), farthest)}px`,
  });
}
