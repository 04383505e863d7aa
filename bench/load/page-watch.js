// Runs in a page before anything else: looks for the button in each frame, and presses it until a window would open.
// Only then it counts as clickable, whoever made it and however. Times are milliseconds since the navigation began.
{
  const seen = { visible: undefined, clickable: undefined, at: undefined, longScripts: [] };
  Object.assign(globalThis, { seen });
  const realOpen = globalThis.open;
  globalThis.open = () => {
    seen.clickable ??= performance.now();
    return null;
  };

  const findButton = () => {
    const roots = [...document.querySelectorAll('bare-button, tc-signin')].map((host) => host.shadowRoot);
    return [document, ...roots].map((root) => root?.querySelector('button')).find(Boolean);
  };

  const isVisible = (button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const hit = button.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
    // Words of the button may come from a slot.
    return width > 0 && hit !== null && (button.contains(hit) || button.querySelector('slot') !== null);
  };

  const look = () => {
    const button = findButton();
    if (button && isVisible(button)) {
      seen.visible ??= performance.now();
      // What the click loads, even before it opens the window, was not needed for it to be possible.
      seen.at = Date.now();
      button.click();
    }
    if (seen.clickable === undefined) requestAnimationFrame(look);
    else globalThis.open = realOpen;
  };
  requestAnimationFrame(look);

  // Scripts that block the main thread for long, with the file that caused it.
  new PerformanceObserver((list) => {
    for (const { duration, startTime, sourceURL } of list.getEntries().flatMap((entry) => entry.scripts)) {
      if (duration >= 50) seen.longScripts.push({ start: startTime, source: sourceURL });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}
