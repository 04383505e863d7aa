import type { SigningKey } from './sign-token.js';

/** What is to be wrong with tokens that the hosted login issues. A claim or header that is `null` is left out. */
export interface TokenAlteration {
  idToken?: { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: SigningKey };
  accessToken?: { claims?: Record<string, unknown> };
  /** How many answers; 1 by default. */
  times?: number;
}

/** What can be changed about the hosted login while it runs. */
export class TenantSettings {
  /** Seconds that an access token lasts; Auth0's default for browsers is 2 hours. */
  accessTokenSeconds = 7_200;
  /** Seconds that an id_token lasts; Auth0's default is 10 hours. */
  idTokenSeconds = 36_000;
  /** Every answer refuses to be framed, so that no silent renewal can work. */
  refuseFrames = false;
  /** The sign-in page cuts its opener by `Cross-Origin-Opener-Policy: same-origin`. */
  cutOpener = false;
  /** The sign-in page is an error page that leads nowhere. */
  deadEnd = false;
  /** Who agreed to which client: `sub client_id`. */
  readonly consents = new Set<string>();
  /** What the next tokens will be. */
  alterations: TokenAlteration[] = [];

  reset(): void {
    this.consents.clear();
    Object.assign(this, {
      accessTokenSeconds: 7_200, idTokenSeconds: 36_000,
      refuseFrames: false, cutOpener: false, deadEnd: false, alterations: [],
    });
  }

  /** The change for the tokens of this answer, counted down once per answer. */
  takeAlteration(kind: 'idToken' | 'accessToken'): TokenAlteration | undefined {
    const alteration = this.alterations.find((each) => each[kind]);
    if (alteration && (kind === 'idToken' || !alteration.idToken)) {
      alteration.times = (alteration.times ?? 1) - 1;
      if (alteration.times <= 0) this.alterations = this.alterations.filter((each) => each !== alteration);
    }
    return alteration;
  }
}
