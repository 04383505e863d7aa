/** Leaves the page. */
export function goTo(url: string): void {
  location.assign(url);
}

/**
 * Brings the person back to where a sign-in by redirect began.
 *
 * @param returnTo path, query and hash of this origin; anything else is ignored
 * @param survivesReload whether the session is stored; if not, only what needs no page load is restored
 */
export function restorePlace(returnTo: string, survivesReload: boolean): void {
  let target: URL;
  try {
    target = new URL(returnTo, location.origin);
  } catch {
    return;
  }
  // `//elsewhere.example` is another origin's address.
  if (!returnTo.startsWith('/') || target.origin !== location.origin || target.href === location.href) return;
  if (target.pathname !== location.pathname) {
    if (survivesReload) location.replace(target);
  } else if (target.search === location.search && target.hash) {
    // The same document: routers are told by `hashchange`.
    location.replace(target);
  } else {
    history.replaceState(history.state, '', target);
  }
}
