import type { CredentialAgent, Credentials, GetCredentialsOptions } from '../credential-agent.js';
import type { TcError } from '../errors.js';
import type { User } from '../user.js';

/** The session behind an agent. */
export interface AgentAuthority {
  readonly rootUrl: string;
  user(): User | undefined;
  expires(): Date | undefined;
  /** Looks at clocks and tombstone; rejects when no credentials may be served now. */
  admit(signal: AbortSignal | undefined): Promise<void>;
  credentials(options: GetCredentialsOptions): Promise<Credentials>;
  invalidate(credentials: Credentials): void;
}

/**
 * What a page holds of a signed-in identity. It outlives renewals and expiry; once its identity is
 * signed out, or replaced by another, it rejects for ever, so that nobody who kept it acts as
 * somebody else. All it has is private: `JSON.stringify` gives `{}`.
 *
 * Dispatches `change` when its user, its expiry, or whether it serves changes.
 */
export class Agent extends EventTarget implements CredentialAgent {
  readonly #authority: AgentAuthority;
  #over: TcError | undefined;

  constructor(authority: AgentAuthority) {
    super();
    this.#authority = authority;
  }

  get rootUrl(): string {
    return this.#authority.rootUrl;
  }

  get user(): User | undefined {
    return this.#over ? undefined : this.#authority.user();
  }

  get expires(): Date | undefined {
    return this.#over ? undefined : this.#authority.expires();
  }

  async getCredentials(options: GetCredentialsOptions = {}): Promise<Credentials> {
    if (this.#over) throw this.#over;
    await this.#authority.admit(options.signal);
    // Looking may have found that the session is over.
    if (this.#over) throw this.#over;
    try {
      const credentials = await this.#authority.credentials(options);
      if (!this.#over) return credentials;
    } catch (error) {
      if (!this.#over) throw error;
    }
    throw this.#over;
  }

  invalidate(credentials: Credentials): void {
    if (!this.#over) this.#authority.invalidate(credentials);
  }

  /** Ends the agent for good. Called by the session; a page that calls it only hurts itself. */
  end(error: TcError): void {
    if (this.#over) return;
    this.#over = error;
    this.dispatchEvent(new Event('change'));
  }
}
