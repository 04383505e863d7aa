import type { WakeUp, WakeUps } from '../session/ports.js';

/** What tells a page that time may have passed without it. */
export function createWakeUps(): WakeUps {
  return {
    isOnline: () => navigator.onLine !== false,
    isHidden: () => document.hidden,
    subscribe(listener) {
      const controller = new AbortController();
      const hear = (target: EventTarget, type: string, wakeUp: (event: Event) => WakeUp | undefined) =>
        target.addEventListener(
          type,
          (event) => {
            const kind = wakeUp(event);
            if (kind) listener(kind);
          },
          { signal: controller.signal },
        );
      hear(document, 'visibilitychange', () => (document.hidden ? 'hidden' : 'visible'));
      // A page that was just loaded has nothing to catch up with.
      hear(window, 'pageshow', (event) => ((event as PageTransitionEvent).persisted ? 'pageshow' : undefined));
      hear(window, 'online', () => 'online');
      hear(window, 'offline', () => 'offline');
      hear(window, 'focus', () => 'focus');
      return () => controller.abort();
    },
  };
}
