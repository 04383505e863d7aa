import type { Attempt, AuthorizationResponse } from '../../../src/session/attempts.js';
import { TcError, type ErrorCode } from '../../../src/session/errors.js';
import type { Grant, TimedCredentials } from '../../../src/session/grant.js';
import type { CallOptions, Provider } from '../../../src/session/ports.js';
import type { FakeClock } from './fake-clock.js';

export const minute = 60_000;
export const hour = 60 * minute;

type Outcome = TcError | 'hang' | 'ok';

/** The provider and the deployment, seen from outside: who is signed in there, what fails, what was asked. */
export class FakeServers {
  person: string | undefined = 'alice';
  grantLifeMs = 8 * hour;
  credentialsLifeMs = 14.5 * minute;
  renewMs = 500;
  exchangeMs = 100;
  /** Outcomes of the next requests, first come first served; then all is well. */
  readonly nextRenewals: Outcome[] = [];
  readonly nextExchanges: Outcome[] = [];
  /** Whenever it answers, this is what a request meets, whatever is planned. */
  trouble: (() => Outcome) | undefined;
  renewals = 0;
  exchanges = 0;
  aborted = 0;
  /** Frames on the screen right now. */
  frames = 0;
  swept = 0;
  #serial = 0;

  grant(person: string, clock: FakeClock, lifeMs = this.grantLifeMs): Grant {
    return {
      user: { sub: person, name: `Name of ${person}` },
      expires: clock.now() + lifeMs,
      obtained: clock.now(),
      clockOffset: 0,
      secrets: { accessToken: `secret-token-${person}-${++this.#serial}`, idToken: `secret-id-${person}` },
    };
  }
}

export const failure = (code: ErrorCode, serverCode?: string): TcError => new TcError(code, `Refused: ${code}.`, { serverCode });

export class FakeProvider implements Provider {
  readonly renewsSilently: boolean;
  readonly exchangesAnew: boolean;
  readonly #servers: FakeServers;
  readonly #clock: FakeClock;

  constructor(servers: FakeServers, clock: FakeClock, renewsSilently = true) {
    this.#servers = servers;
    this.#clock = clock;
    this.renewsSilently = renewsSilently;
    this.exchangesAnew = renewsSilently;
  }

  async complete(response: AuthorizationResponse, _attempt: Attempt, { signal }: CallOptions): Promise<Grant> {
    await this.#pass(50, 'ok', signal);
    if (response.error) throw failure('access-denied', response.error);
    return this.#servers.grant(response.person ?? 'alice', this.#clock);
  }

  async renew({ signal }: CallOptions): Promise<Grant> {
    const servers = this.#servers;
    servers.renewals++;
    servers.frames++;
    try {
      await this.#pass(servers.renewMs, servers.trouble?.() ?? servers.nextRenewals.shift() ?? 'ok', signal);
    } finally {
      servers.frames--;
    }
    if (!servers.person) throw failure('interaction-required', 'login_required');
    return servers.grant(servers.person, this.#clock);
  }

  async exchange(grant: Grant, { signal }: CallOptions): Promise<TimedCredentials> {
    const servers = this.#servers;
    servers.exchanges++;
    const outcome = servers.trouble?.() ?? servers.nextExchanges.shift() ?? 'ok';
    await this.#pass(servers.exchangeMs, outcome, signal);
    const number = servers.exchanges;
    return {
      credentials: { clientId: `client/${grant.user.sub}/${number}`, accessToken: `secret-access-${number}` },
      expires: this.#clock.now() + servers.credentialsLifeMs,
    };
  }

  logoutUrl = (): string | undefined => undefined;

  sweep(): void {
    this.#servers.swept++;
  }

  /** Takes `ms`, then turns out as told; a hanging request times out after 15 s, as a frame does. */
  #pass(ms: number, outcome: Outcome, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const hangs = outcome === 'hang';
      const cancel = this.#clock.after(hangs ? 15_000 : ms, () => {
        if (hangs) reject(failure('timeout'));
        else if (outcome === 'ok') resolve();
        else reject(outcome);
      });
      signal.addEventListener('abort', () => {
        cancel();
        this.#servers.aborted++;
        reject(signal.reason);
      });
    });
  }
}
