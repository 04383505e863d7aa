import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Person } from '../people.js';

declare module 'express-session' {
  interface SessionData {
    personId?: string;
  }
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Who is signed in at the deployment, by the cookie `connect.sid`. */
export class Sessions {
  readonly #people: Map<string, Person>;
  readonly #store = new session.MemoryStore();

  /** Express middleware; after it, {@link personOf} tells who is asking. */
  readonly middleware: RequestHandler[];

  constructor(people: Map<string, Person>) {
    this.#people = people;
    // No SameSite attribute, as in the real deployment.
    const cookieSession = session({
      store: this.#store,
      secret: randomBytes(32).toString('hex'),
      resave: false,
      saveUninitialized: false,
      unset: 'destroy',
      cookie: { httpOnly: true, maxAge: weekMs },
    });
    this.middleware = [cookieSession, (request, _response, next) => this.#identify(request, next)];
  }

  /** Signs a person in under a new session id, then calls `next`. */
  signIn(person: Person, request: Request, next: NextFunction): void {
    request.session.regenerate((error?: unknown) => {
      if (error) return next(error);
      request.session.personId = person.id;
      next();
    });
  }

  /** Ends the session of this request, then calls `next`. */
  signOut(request: Request, next: NextFunction): void {
    request.session.destroy(next);
  }

  /** Ends every session; the browsers keep a cookie that means nothing any more. */
  async signOutEverybody(): Promise<void> {
    await new Promise<void>((resolve) => this.#store.clear(() => resolve()));
  }

  /**
   * Turns whoever is signed in, in every browser, into another person.
   *
   * @throws {Error} when there is no such person
   */
  async switchPerson(personId: string): Promise<void> {
    if (!this.#people.has(personId)) throw new Error(`There is no person '${personId}'.`);
    const all = await new Promise<Record<string, session.SessionData>>((resolve, reject) => {
      this.#store.all((error, sessions) => (error ? reject(error) : resolve({ ...sessions })));
    });
    for (const [id, data] of Object.entries(all)) {
      if (data.personId) this.#store.set(id, { ...data, personId });
    }
  }

  #identify(request: Request, next: NextFunction): void {
    const { personId } = request.session;
    (request as SignedInRequest).user = personId === undefined ? undefined : this.#people.get(personId);
    next();
  }
}

/** OAuth2orize looks for the person in `user`. */
interface SignedInRequest extends Request {
  user?: Person;
}

/** Who is signed in, if anybody. */
export function personOf(request: Request): Person | undefined {
  return (request as SignedInRequest).user;
}

/** Sends everybody who is not signed in to the deployment's page, with the query of this request. */
export function requirePerson(request: Request, response: Response, next: NextFunction): void {
  if (personOf(request)) return next();
  response.redirect(`/third-party${searchOf(request)}`);
}

/** The query with its question mark, exactly as sent; empty when there is none. */
export function searchOf(request: Request): string {
  const start = request.originalUrl.indexOf('?');
  return start < 0 ? '' : request.originalUrl.slice(start);
}
