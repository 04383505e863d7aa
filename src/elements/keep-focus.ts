/**
 * Called before a drawing. Where that takes away what has the focus, the focus goes to what is shown in its place:
 * who works by keys would be thrown back to the top of the page.
 *
 * @param place what stays
 */
export function keepFocus(root: ShadowRoot | null, place: () => HTMLElement | null): void {
  const focused = root?.activeElement;
  if (!focused) return;
  // Drawing goes on as soon as what is to be drawn was said.
  queueMicrotask(() => {
    const next = place();
    if (!next || focused.isConnected || document.activeElement !== document.body) return;
    next.tabIndex = -1;
    next.focus();
  });
}
