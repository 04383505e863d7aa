import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { OAuth2, ValidateDoneFunction } from 'oauth2orize';
import { fromNow, slugid } from 'taskcluster-client';
import type { Person } from '../people.js';
import type { World } from '../world.js';
import type { AuthorizationServer } from './authorization-server.js';
import { asksRegisteredScopes, type Asked, type Decision } from './client-details.js';
import { ownOrigin } from './cors.js';
import { mayReturnTo, type RegisteredClient } from './registered-client.js';
import { personOf, requirePerson } from './sessions.js';

/**
 * `GET /login/oauth/authorize`: back to the page at once for a whitelisted client, else to the consent page.
 *
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export function authorize(world: World, clients: RegisteredClient[], server: AuthorizationServer): RequestHandler[] {
  const inTime = (span: string) => fromNow(span, new Date(world.clock.now()));

  const validate = server.authorize(
    (clientId: string, redirectUri: string, done: ValidateDoneFunction<RegisteredClient>) => {
      const client = clients.find((each) => each.clientId === clientId);
      if (!client || !mayReturnTo(client, redirectUri)) return done(null, false);
      done(null, client, redirectUri);
    },
    (client, person, scope: Asked['scope'], _type, asked: { expires?: string }, done) => {
      try {
        const isImmediate = client.whitelisted && asksRegisteredScopes(client, scope, 'scope');
        if (!isImmediate) return done(null, false, undefined, undefined);
        const expires = asked.expires ? inTime(asked.expires) : undefined;
        done(null, true, { scope, expires, clientId: newClientId(person, client) }, undefined);
      } catch (error) {
        done(error as Error, false, undefined, undefined);
      }
    },
  );

  const askPerson = (request: Request, response: Response) => {
    const { transactionID, client } = oauthOf(request);
    const person = personOf(request)!;
    const query = new URLSearchParams({
      transactionID,
      client_id: client.clientId,
      expires: shorter(request.query.expires, client.maxExpires),
      scope: String(request.query.scope),
      clientId: newClientId(person, client),
    });
    response.redirect(`${ownOrigin(request)}/third-party?${query}`);
  };

  /** A span that cannot be read counts as the longest. */
  const shorter = (asked: unknown, longest: string): string => {
    if (typeof asked !== 'string' || !asked) return longest;
    try {
      return inTime(asked) > inTime(longest) ? longest : asked;
    } catch {
      return longest;
    }
  };

  return [requirePerson, validate as RequestHandler, askPerson];
}

/** `POST /login/oauth/authorize/decision`: what the person chose on the consent page. */
export function decide(server: AuthorizationServer): RequestHandler[] {
  const decision = server.decision((request, done) => {
    const { scope, description, expires, clientId } = (request as Request).body as Record<string, string | undefined>;
    const chosen = { scope: scope ? scope.split(' ') : [], description, expires: new Date(expires!), clientId };
    done(null, chosen as Decision);
  });
  return [requirePerson, ...([decision].flat() as RequestHandler[])];
}

/** Tells the page by a redirect, once it is known that the redirect URI is the client's. */
export function redirectError(server: AuthorizationServer) {
  const handle = server.errorHandler({ mode: 'indirect' });
  return (error: Error, request: Request, response: Response, next: NextFunction) =>
    handle(error, request as Parameters<typeof handle>[1], response, next as (error?: Error) => void);
}

/** A new one for each sign-in; the person's identity is everything before the last slash. */
function newClientId(person: Person, client: RegisteredClient): string {
  return `${person.identity}/${client.clientId}-${slugid().slice(0, 6)}`;
}

function oauthOf(request: Request): OAuth2<RegisteredClient, Person> {
  return (request as unknown as { oauth2: OAuth2<RegisteredClient, Person> }).oauth2;
}
