const known = new WeakMap<() => void, (element: Element | undefined) => void>();

/** How far below what is in view rows are drawn before they are needed. */
const ahead = '1200px 0px';

/**
 * For `ref`: runs `showMore` whenever the element is in view or not far below it.
 *
 * @param showMore adds rows above the element
 */
export function drawsMore(showMore: () => void): (element: Element | undefined) => void {
  let observe = known.get(showMore);
  if (observe) return observe;
  let observer: IntersectionObserver | undefined;
  observe = (element) => {
    observer?.disconnect();
    observer = undefined;
    if (!element) return;
    observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)?.isIntersecting) return;
        showMore();
        // Only a change is told: asked anew, it says so when it is still near.
        observer?.unobserve(element);
        observer?.observe(element);
      },
      { rootMargin: ahead },
    );
    observer.observe(element);
  };
  known.set(showMore, observe);
  return observe;
}
