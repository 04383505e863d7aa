/** The auth service's clients: who may sign, with which key, for how long. */
import { randomBytes } from 'node:crypto';

/** A client of the auth service. An object is never changed: each change makes a new one. */
export interface TcClient {
  clientId: string;
  /** The key that requests are signed with, 44 characters. */
  accessToken: string;
  description: string;
  expires: Date;
  created: Date;
  lastModified: Date;
  lastDateUsed: Date;
  lastRotated: Date;
  deleteOnExpiration: boolean;
  scopes: string[];
  disabled: boolean;
}

/** What makes a client; `accessToken` is drawn at random when left out. */
export interface NewClient {
  clientId: string;
  scopes: string[];
  expires: Date;
  description?: string;
  deleteOnExpiration?: boolean;
  accessToken?: string;
}

/** The client that issues everybody's temporary credentials. */
export const issuerClientId = 'static/taskcluster/login';

const farFuture = new Date('3000-01-01T00:00:00.000Z');

/** All clients of one deployment, with its fixed ones. */
export class Clients {
  readonly #now: () => number;
  readonly #clients = new Map<string, TcClient>();

  /** @param now the servers' clock, milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
    this.reset();
  }

  get(clientId: string): TcClient | undefined {
    return this.#clients.get(clientId);
  }

  /** Clients whose id begins with `prefix`, by id. */
  list(prefix = ''): TcClient[] {
    return [...this.#clients.values()]
      .filter(({ clientId }) => clientId.startsWith(prefix))
      .sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
  }

  /** Makes a client, in place of one of the same id. */
  create(fields: NewClient): TcClient {
    const { description = '', deleteOnExpiration = false, accessToken = newAccessToken(), ...rest } = fields;
    const now = new Date(this.#now());
    return this.#store({
      ...rest,
      description,
      deleteOnExpiration,
      accessToken,
      created: now,
      lastModified: now,
      lastDateUsed: now,
      lastRotated: now,
      disabled: false,
    });
  }

  /** @throws {Error} when there is no such client */
  update(
    clientId: string,
    change: Partial<Pick<TcClient, 'description' | 'expires' | 'scopes' | 'deleteOnExpiration'>>,
  ): TcClient {
    return this.#change(clientId, (now) => ({ ...change, lastModified: now }));
  }

  /** @throws {Error} when there is no such client */
  resetAccessToken(clientId: string): TcClient {
    return this.#change(clientId, (now) => ({ accessToken: newAccessToken(), lastRotated: now }));
  }

  /** @throws {Error} when there is no such client */
  disable(clientId: string): TcClient {
    return this.#change(clientId, (now) => ({ disabled: true, lastModified: now }));
  }

  /** @throws {Error} when there is no such client */
  enable(clientId: string): TcClient {
    return this.#change(clientId, (now) => ({ disabled: false, lastModified: now }));
  }

  /** Removes a client; fine when there is none. */
  remove(clientId: string): void {
    this.#clients.delete(clientId);
  }

  /** Back to the fixed clients, which keep no token from before. */
  reset(): void {
    this.#clients.clear();
    this.create({
      clientId: issuerClientId,
      scopes: ['*'],
      expires: farFuture,
      description: 'Issues the temporary credentials of people who signed in',
    });
  }

  #change(clientId: string, change: (now: Date) => Partial<TcClient>): TcClient {
    const client = this.#clients.get(clientId);
    if (!client) throw new Error(`There is no client '${clientId}'`);
    return this.#store({ ...client, ...change(new Date(this.#now())) });
  }

  #store(client: TcClient): TcClient {
    this.#clients.set(client.clientId, client);
    return client;
  }
}

/** 44 characters of base64url, as the auth service draws them. */
function newAccessToken(): string {
  return randomBytes(33).toString('base64url');
}
