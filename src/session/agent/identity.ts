import type { Credentials } from '../credential-agent.js';
import { TcError, tcError } from '../errors.js';
import type { TimedCredentials } from '../grant.js';
import type { Clock, Provider } from '../ports.js';
import type { Renewal } from '../renewal/renewal.js';
import { say } from '../sentences/session.js';
import type { Active } from '../state.js';
import { Agent, type AgentAuthority } from './agent.js';
import { CredentialsCache } from './credentials-cache.js';

/** What an identity may do with its session. */
export interface IdentityHost {
  readonly rootUrl: string;
  readonly provider: Provider;
  readonly clock: Clock;
  readonly renewal: Renewal;
  active(): Active | undefined;
  /** Why no session serves. */
  whyNot(): TcError;
  admit(signal: AbortSignal | undefined): Promise<void>;
  changed(): void;
  /** An error to show beside the session, and its end. */
  trouble(error: TcError): void;
  recovered(): void;
  misconfigured(error: TcError): void;
  personNeeded(error: TcError): void;
}

/** One signed-in identity: its agent, and the credentials that the agent hands out. */
export class Identity {
  readonly sub: string;
  readonly agent: Agent;
  readonly #host: IdentityHost;
  readonly #cache: CredentialsCache;
  #refusals = 0;
  #fetching = false;

  constructor(sub: string, host: IdentityHost) {
    this.sub = sub;
    this.#host = host;
    this.#cache = new CredentialsCache({
      clock: host.clock,
      fetch: (signal) => this.#fetch(signal),
      busy: (fetching) => {
        this.#fetching = fetching;
        host.changed();
      },
    });
    const grant = () => host.active()?.record.grant;
    this.agent = new Agent({
      rootUrl: host.rootUrl,
      user: () => grant()?.user,
      expires: () => (grant() ? new Date(grant()!.expires) : undefined),
      admit: (signal) => host.admit(signal),
      credentials: (options) => this.#cache.get(options),
      invalidate: (credentials) => this.#invalidate(credentials),
    } satisfies AgentAuthority);
  }

  /** Whether an exchange runs. */
  get fetching(): boolean {
    return this.#fetching;
  }

  /** The session has a new grant, or lost the one it had: credentials of the old one are not served any more. */
  grantChanged(): void {
    this.#cache.reset();
    this.agent.dispatchEvent(new Event('change'));
  }

  /** The identity is gone for good. */
  end(error: TcError): void {
    this.agent.end(error);
    this.#cache.close(error);
  }

  async #fetch(signal: AbortSignal): Promise<TimedCredentials> {
    const { renewal, provider } = this.#host;
    // What is being renewed is about to be refused, or replaced: one exchange, after it.
    await renewal.running?.catch(() => undefined);
    signal.throwIfAborted();
    const active = this.#host.active();
    if (!active) throw this.#host.whyNot();
    try {
      const credentials = await provider.exchange(active.record.grant, { signal });
      if (this.#refusals > 0) this.#host.recovered();
      this.#refusals = 0;
      return credentials;
    } catch (error) {
      if (error instanceof TcError && !signal.aborted) await this.#refused(error);
      throw error;
    }
  }

  /** A refusal may mean a stale token: one forced renewal, whose new grant makes the cache ask again. */
  async #refused(error: TcError): Promise<void> {
    const { renewal } = this.#host;
    if (error.code === 'configuration') return this.#host.misconfigured(error);
    if (error.code !== 'credentials-rejected') return;
    this.#refusals++;
    if (this.#refusals === 1 && renewal.possible) return await renewal.run().catch(() => undefined);
    this.#host.trouble(error);
  }

  #invalidate(credentials: Credentials): void {
    if (!this.#cache.invalidate(credentials) || this.#host.provider.exchangesAnew) return;
    // Nothing fresh can be fetched for this sign-in.
    this.#host.personNeeded(tcError('interaction-required', say('signInRevoked')));
  }
}
