import { hugLines } from './hug-lines.js';

const gapPx = 4;

/** Narrower than this, a text is a column of single words. */
const narrowPx = 240;

/**
 * Puts an open popover below its anchor, or above where there is more room, and never outside the window. It is
 * aligned with the side of the anchor where text begins, else with the other one, else as narrow as fits there.
 *
 * The browser's own anchor positioning is not in every browser that has popovers.
 *
 * @param isInstead it takes the place of its anchor, which shows nothing
 */
export function placeBeside(popover: HTMLElement, anchor: Element, isInstead: boolean): void {
  const box = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const [room, otherRoom] = inOrder(isRtl, clientWidth - gapPx - box.left, box.right - gapPx);
  const widest = Math.floor(Math.max(room, otherRoom));
  for (const name of ['--_room', 'inline-size']) popover.style.removeProperty(name);
  if (popover.offsetWidth > widest && widest >= narrowPx) popover.style.setProperty('--_room', `${widest}px`);
  // The panel has a width of its own.
  if (popover.part.contains('notice')) hugLines(popover);
  const { offsetWidth, offsetHeight } = popover;
  const below = clientHeight - box.bottom - gapPx;
  const isAbove = offsetHeight > below && box.top - gapPx > below;
  const beside = isAbove ? box.top - gapPx - offsetHeight : box.bottom + gapPx;
  const top = isInstead ? box.top : beside;
  const [start, end] = inOrder(isRtl, box.left, box.right - offsetWidth);
  const wanted = offsetWidth > room && offsetWidth <= otherRoom ? end : start;
  const farthest = Math.max(gapPx, clientWidth - offsetWidth - gapPx);
  const left = Math.min(Math.max(gapPx, wanted), farthest);
  // What is moved so shifts no layout, in the browser's eyes too.
  popover.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(0, top))}px)`;
}

const inOrder = (isRtl: boolean, left: number, right: number): [start: number, end: number] =>
  isRtl ? [right, left] : [left, right];
