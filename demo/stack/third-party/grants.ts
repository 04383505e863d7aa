import { createHash } from 'node:crypto';
import { slugid } from 'taskcluster-client';

/** The Taskcluster client that a person agreed to. */
export interface ClientDetails {
  clientId: string;
  description: string;
  scopes: string[];
  expires: Date;
}

/** What a code or an OAuth token stands for. */
export interface Grant {
  personId: string;
  redirectUri: string;
  client: ClientDetails;
  /** What the proof key must hash to, where the client demands one. */
  challenge?: string;
}

interface Held {
  grant: Grant;
  /** Milliseconds since the epoch. */
  expires: number;
}

/** Codes and OAuth tokens that were given out. */
export class Grants {
  readonly #now: () => number;
  readonly #codes = new Map<string, Held>();
  readonly #tokens = new Map<string, Held>();

  /** @param now the servers' clock, milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns a code of 22 characters, good for one use */
  issueCode(grant: Grant, lifeMs: number): string {
    const code = slugid();
    this.#codes.set(code, { grant, expires: this.#now() + lifeMs });
    return code;
  }

  /** Whatever the answer, the code is used up. */
  takeCode(code: string): Grant | undefined {
    const held = this.#codes.get(code);
    this.#codes.delete(code);
    return this.#unlessExpired(held);
  }

  /** @returns a token of 32 characters */
  issueToken(grant: Grant, lifeMs: number): string {
    const token = Buffer.from(slugid()).toString('base64');
    this.#tokens.set(hash(token), { grant, expires: this.#now() + lifeMs });
    return token;
  }

  /** @throws {TypeError} `ERR_INVALID_ARG_TYPE` without a token: the real server, too, hashes what is not there */
  findToken(token: string | undefined): Grant | undefined {
    return this.#unlessExpired(this.#tokens.get(hash(token)));
  }

  clear(): void {
    this.#codes.clear();
    this.#tokens.clear();
  }

  #unlessExpired(held: Held | undefined): Grant | undefined {
    return held && held.expires >= this.#now() ? held.grant : undefined;
  }
}

function hash(token: string | undefined): string {
  return createHash('sha512').update(token as string).digest('base64');
}
