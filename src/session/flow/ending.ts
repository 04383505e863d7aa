import { TcError, tcError } from '../errors.js';
import { msLeft } from '../deadline.js';
import type { Clock } from '../ports.js';
import type { Renewal } from '../renewal/renewal.js';
import { say } from '../sentences/session.js';
import type { Active } from '../state.js';

/** Long enough for a network that comes back late after a laptop woke. */
const wakeGraceMs = 30_000;

interface EndingHost {
  readonly clock: Clock;
  readonly renewal: Renewal;
  active(): Active | undefined;
  personNeeded(error: TcError): void;
}

/** The session's time is over. A provider that still knows the person may give another; nothing old is served meanwhile. */
export async function reviveOrEnd(host: EndingHost): Promise<void> {
  const { clock, renewal } = host;
  const isOver = (): boolean => {
    const active = host.active();
    return active !== undefined && msLeft(active.deadline, clock) === 0;
  };
  for (let pauseMs = 1_000; isOver() && renewal.possible; pauseMs *= 2) {
    try {
      await renewal.run();
      return;
    } catch (error) {
      const networkIsLate = error instanceof TcError && error.retryable && renewal.sinceWakeMs < wakeGraceMs;
      if (!networkIsLate) break;
    }
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
  }
  if (isOver()) host.personNeeded(tcError('expired', say('sessionEnded')));
}
