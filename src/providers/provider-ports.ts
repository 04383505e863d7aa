import type { Clock, WakeUps } from '../session/ports.js';

/** What a provider needs of the world. */
export interface ProviderPorts {
  fetch: typeof fetch;
  clock: Clock;
  wakeUps: Pick<WakeUps, 'isOnline' | 'subscribe'>;
}
