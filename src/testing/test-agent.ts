import { rememberScopes } from '../elements/identity/scopes-of.js';
import type { CredentialAgent, Credentials } from '../session/credential-agent.js';
import { type TcError, tcError } from '../session/errors.js';
import { say } from '../session/sentences/session.js';
import type { User } from '../session/user.js';

/** Who is signed in, in a test. Everything has a default. */
export interface TestPerson {
  user?: Partial<User>;
  /** Default: `test/` and the user's `sub`. */
  clientId?: string;
  /** What the person may do. Elements take these and do not ask the deployment. Default: none. */
  scopes?: readonly string[];
  /** How long the session lasts from now, milliseconds; may be negative. Default: 8 hours. */
  lifeMs?: number;
  /** Default: `https://tc.example.com`. */
  rootUrl?: string;
}

export const defaultRootUrl = 'https://tc.example.com';

const eightHoursMs = 8 * 3_600_000;

/**
 * An agent without a session, for tests. Its credentials open nothing: give its calls a deployment of your own, or
 * answer them in your test's `fetch`.
 */
export class TestAgent extends EventTarget implements CredentialAgent {
  readonly rootUrl: string;
  readonly user: User;
  expires: Date;
  /** How often credentials were asked for. */
  asked = 0;
  /** Credentials that were refused. */
  readonly invalidated: Credentials[] = [];
  readonly #clientId: string;
  #end: TcError | undefined;

  constructor({ user, clientId, scopes = [], lifeMs = eightHoursMs, rootUrl = defaultRootUrl }: TestPerson = {}) {
    super();
    this.rootUrl = rootUrl.replace(/\/+$/, '');
    this.user = { sub: 'test-person', name: 'Test Person', ...user };
    this.expires = new Date(Date.now() + lifeMs);
    this.#clientId = clientId ?? `test/${this.user.sub}`;
    rememberScopes(this, [...scopes]);
  }

  /** @throws {TcError} `expired` after its life, what `end()` was given after that */
  async getCredentials(): Promise<Credentials> {
    this.asked += 1;
    if (this.#end) throw this.#end;
    if (this.expires.getTime() <= Date.now()) throw tcError('expired', say('sessionEnded'));
    return { clientId: this.#clientId, accessToken: 'test-access-token-that-opens-nothing' };
  }

  invalidate(credentials: Credentials): void {
    this.invalidated.push(credentials);
  }

  /** From now on it rejects, by default as after a sign-out. */
  end(error = tcError('signed-out', say('signedOut'))): void {
    this.#end = error;
    this.dispatchEvent(new Event('change'));
  }
}
