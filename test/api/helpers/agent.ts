import type { CredentialAgent, Credentials, GetCredentialsOptions } from '../../../src/session/credential-agent.js';

/** An agent with the credentials it is given, one after the other as they are refused; counts what is asked of it. */
export class ListAgent extends EventTarget implements CredentialAgent {
  readonly rootUrl: string;
  readonly user = undefined;
  readonly expires = undefined;
  readonly invalidated: Credentials[] = [];
  readonly #credentials: Credentials[];

  constructor(rootUrl: string, ...credentials: Credentials[]) {
    super();
    this.rootUrl = rootUrl;
    this.#credentials = credentials;
  }

  async getCredentials(_options?: GetCredentialsOptions): Promise<Credentials> {
    return this.#credentials[0]!;
  }

  invalidate(credentials: Credentials): void {
    this.invalidated.push(credentials);
    if (this.#credentials[0] === credentials && this.#credentials.length > 1) this.#credentials.shift();
  }
}

export const alice: Credentials = { clientId: 'github/6868|alice', accessToken: 'a'.repeat(44) };

/** Alice before her token was reset: services refuse it. */
export const staleAlice: Credentials = { clientId: 'github/6868|alice', accessToken: 'b'.repeat(44) };
