import type { SessionStore, Slot } from '../session/ports.js';

export type StorageMode = 'session' | 'local' | 'memory';

/** What the browser would not keep. One for the page, so that all stores of a configuration see it. */
const memory = new Map<string, string>();

/**
 * The slots of one configuration. Open attempts are kept for all configurations together: a callback page
 * looks for its attempt before it knows which configuration asked.
 *
 * Storage that is disabled, full or broken means memory, and `write` says false.
 */
export function createStore(configurationKey: string, mode: StorageMode): SessionStore {
  const keyOf = (slot: Slot) =>
    `taskcluster-elements:${slot}${slot === 'attempts' ? '' : `:${configurationKey}`}`;

  return {
    read(slot) {
      const key = keyOf(slot);
      const kept = memory.get(key);
      if (kept !== undefined) return kept;
      try {
        return areaOf(slot, mode)?.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(slot, text) {
      const key = keyOf(slot);
      memory.delete(key);
      let kept = true;
      try {
        const area = areaOf(slot, mode);
        // First of all the old value goes: one that outlives a failed write would be taken for the new one.
        area?.removeItem(key);
        if (text === undefined) return true;
        area?.setItem(key, text);
        if (area) return true;
      } catch {
        kept = false;
      }
      if (text !== undefined) memory.set(key, text);
      return kept;
    },
  };
}

/**
 * A popup begins with a copy of its opener's session storage, by which it can finish alone. One that was opened before
 * the attempt has to be given it.
 *
 * @param popup empty still, so that it is of this origin
 */
export function copyAttempts(popup: Window): void {
  const key = 'taskcluster-elements:attempts';
  try {
    const attempts = sessionStorage.getItem(key);
    if (attempts) popup.sessionStorage.setItem(key, attempts);
  } catch {
    // Disabled, or the person has closed it: the window here is all that knows the attempt.
  }
}

/** Undefined: memory was chosen. Reading the property throws where storage is disabled. */
function areaOf(slot: Slot, mode: StorageMode): Storage | undefined {
  if (slot === 'attempts' || slot === 'frames') return sessionStorage;
  if (slot === 'tombstone') return localStorage;
  if (mode === 'memory') return undefined;
  return slot === 'session' && mode === 'session' ? sessionStorage : localStorage;
}
