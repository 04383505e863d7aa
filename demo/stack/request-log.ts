import type { NextFunction, Request, Response } from 'express';

/** Which of the three servers answered. */
export type ServerName = 'root' | 'tenant' | 'page';

/** One request, without anything secret: no query values, headers or bodies. */
export interface LoggedRequest {
  /** Counts up from 1. */
  id: number;
  server: ServerName;
  method: string;
  /** Path relative to the origin; of the query only the names: `/authorize?client_id&nonce`. */
  path: string;
  /** The status sent; 0 while the answer is outstanding, or when the connection ended without one. */
  status: number;
}

const keptEntries = 5_000;

/** What was asked of the deployment, newest last. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #count = 0;
  readonly #watchers = new Set<() => void>();

  entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** The entries whose path begins with `prefix`; preflights are left out unless `method` asks for them. */
  matching(prefix: string, method?: string): LoggedRequest[] {
    return this.#entries.filter((entry) => entry.path.startsWith(prefix)
      && (method ? entry.method === method : entry.method !== 'OPTIONS'));
  }

  /**
   * Resolves with the first entry that satisfies `isWanted`, past or future.
   *
   * @param timeoutMs how long to wait, milliseconds
   * @throws {Error} when none came in time
   */
  async waitFor(isWanted: (entry: LoggedRequest) => boolean, timeoutMs = 10_000): Promise<LoggedRequest> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.#entries.find(isWanted);
        if (found) finish(() => resolve(found));
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`No such request within ${timeoutMs} ms.`))), timeoutMs);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        settle();
      };
      this.#watchers.add(look);
      look();
    });
  }

  clear(): void {
    this.#entries = [];
  }

  /** Express middleware that writes the log for one server. */
  middleware(server: ServerName) {
    return (request: Request, response: Response, next: NextFunction) => {
      const entry: LoggedRequest = {
        id: ++this.#count, server, method: request.method, path: withoutValues(request.originalUrl), status: 0,
      };
      this.#entries.push(entry);
      if (this.#entries.length > keptEntries) this.#entries.shift();
      this.#tell();
      response.on('finish', () => {
        entry.status = response.statusCode;
        this.#tell();
      });
      next();
    };
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

function withoutValues(url: string): string {
  const [path, query] = url.split('?', 2);
  if (!query) return path ?? '';
  return `${path}?${query.split('&').map((pair) => pair.split('=', 1)[0]).join('&')}`;
}
