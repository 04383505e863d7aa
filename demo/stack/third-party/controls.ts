import type { Grants } from './grants.js';
import type { Sessions } from './sessions.js';

const tenMinutesMs = 10 * 60 * 1000;

/**
 * What can be made to go wrong, or to happen, at the third-party login. All switches are off at first.
 *
 * `startDeployment` offers these to tests and to the demo; no page of the deployment does.
 */
export class ThirdPartyControls {
  readonly #sessions: Sessions;
  readonly #grants: Grants;

  /** How long a code and an OAuth token live, milliseconds; 10 minutes by default. */
  tokenLifeMs = tenMinutesMs;

  /** The consent page forbids its own form by CSP, as the shipped web server does: Allow and Deny do nothing. */
  hasFormActionNone = false;

  /** The sign-in page cuts the popup's `opener`, as some identity providers do. */
  hasCoop = false;

  /** The deployment itself lacks `auth:expand-scopes`: every sign-in ends with `error=InsufficientScopes`. */
  lacksExpandScopes = false;

  /** Authorize answers 500 JSON and never goes back to the page. */
  isDeadEnd = false;

  constructor(sessions: Sessions, grants: Grants) {
    this.#sessions = sessions;
    this.#grants = grants;
  }

  formActionNone(on = true): void {
    this.hasFormActionNone = on;
  }

  coop(on = true): void {
    this.hasCoop = on;
  }

  denyExpandScopes(on = true): void {
    this.lacksExpandScopes = on;
  }

  authorizeDeadEnd(on = true): void {
    this.isDeadEnd = on;
  }

  /** Ends every session at the deployment. Codes, tokens and credentials that were given out stay good. */
  async signOutEverybody(): Promise<void> {
    await this.#sessions.signOutEverybody();
  }

  /**
   * Turns whoever is signed in at the deployment, in every browser, into another person.
   *
   * @param personId a key of the world's people: `olga`
   * @throws {Error} when there is no such person
   */
  async switchPerson(personId: string): Promise<void> {
    await this.#sessions.switchPerson(personId);
  }

  /** Back to a fresh deployment: switches off, nobody signed in, codes and tokens forgotten. */
  async reset(): Promise<void> {
    this.tokenLifeMs = tenMinutesMs;
    this.hasFormActionNone = false;
    this.hasCoop = false;
    this.lacksExpandScopes = false;
    this.isDeadEnd = false;
    this.#grants.clear();
    await this.#sessions.signOutEverybody();
  }
}
