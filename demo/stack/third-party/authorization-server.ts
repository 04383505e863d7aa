import { createHash } from 'node:crypto';
import {
  createServer, exchange, grant, type ExchangeDoneFunction, type OAuth2Req, type OAuth2Server,
} from 'oauth2orize';
import type { Person } from '../people.js';
import type { World } from '../world.js';
import { checkRequest, clientDetails, refusal, type Decision } from './client-details.js';
import type { ThirdPartyControls } from './controls.js';
import type { Grant, Grants } from './grants.js';
import { insufficientScopes } from './login-errors.js';
import type { RegisteredClient } from './registered-client.js';

/** The protocol engine that the real deployment uses, too, with its rules for codes and OAuth tokens. */
export type AuthorizationServer = OAuth2Server<RegisteredClient, Person>;

export function createAuthorizationServer(
  world: World, clients: RegisteredClient[], grants: Grants, controls: ThirdPartyControls,
): AuthorizationServer {
  const server: AuthorizationServer = createServer();

  server.serializeClient((client, done) => done(null, client.clientId));
  server.deserializeClient((id, done) => done(null, clients.find(({ clientId }) => clientId === id) ?? false));

  // `expires` is no part of OAuth, and proof keys are none of oauth2orize: only a parser of our own reads them.
  server.grant('*', (request) => {
    const { query } = request as unknown as { query: Record<string, string | undefined> };
    return { expires: query.expires, challenge: query.code_challenge, challengeMethod: query.code_challenge_method };
  });

  server.grant(grant.code((client: RegisteredClient, _uri, person: Person, decision: Decision, asked, issued) => {
    // With this flow the person's description is not used.
    const approved = approve(client, 'code', person, asked, { ...decision, description: undefined });
    issued(null, grants.issueCode(approved, controls.tokenLifeMs));
  }));

  server.grant(grant.token((client: RegisteredClient, person: Person, decision: Decision, asked, issued) => {
    issued(null, grants.issueToken(approve(client, 'token', person, asked, decision), controls.tokenLifeMs));
  }));

  server.exchange(exchange.code((
    _client: unknown, code: string, redirectUri: string, body: Record<string, unknown>, issued: ExchangeDoneFunction,
  ) => {
    const approved = grants.takeCode(code);
    if (!approved || approved.redirectUri !== redirectUri || !provesKey(approved, body)) return issued(null, false);
    issued(null, grants.issueToken(approved, controls.tokenLifeMs));
  }));

  function approve(
    client: RegisteredClient, type: 'code' | 'token', person: Person, asked: OAuth2Req, decision: Decision,
  ): Grant {
    checkRequest(client, type, asked, decision);
    if (!person.active) throw refusal('server_error');
    if (controls.lacksExpandScopes) throw insufficientScopes(world.clock.now());
    const { challenge, challengeMethod } = asked as OAuth2Req & { challenge?: string; challengeMethod?: string };
    const needsKey = type === 'code' && client.requirePkce;
    if (needsKey && !(challenge && challengeMethod === 'S256')) throw refusal('invalid_request');
    return {
      ...(needsKey && { challenge }),
      personId: person.id,
      redirectUri: asked.redirectURI,
      client: clientDetails(client, person, decision, world.roles, world.clock.now()),
    };
  }

  return server;
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function provesKey({ challenge }: Grant, { code_verifier: verifier }: Record<string, unknown>): boolean {
  return !challenge || createHash('sha256').update(String(verifier)).digest('base64url') === challenge;
}
