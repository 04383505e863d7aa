import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { ApiError, errorBody } from '../services/api-error.js';
import { corsHeaders, serviceHeaders } from '../services/headers.js';
import { send } from '../services/service-router.js';
import type { World } from '../world.js';
import { credentialsFor } from './credentials-for.js';
import { personOf, type TokenIssuer } from './person-of.js';

/** The name of the hosted login at the Login service. */
export const providerName = 'mozilla-auth0';

const refusal = 'Could not generate credentials for this access token';

/**
 * The Login service, retired from Taskcluster in 2019: an access token of the hosted login buys credentials.
 *
 * Every refusal is a 400 `InputError`, never a 401. Left out: the profile
 * look-up at a second service and the groups it gave.
 *
 * @see https://github.com/taskcluster/taskcluster/tree/v22.0.0/services/login
 */
export function loginService(world: World, issuer: TokenIssuer): Router {
  const router = express.Router({ caseSensitive: true });
  const path = '/oidc-credentials/:provider';
  router.use(serviceHeaders, (_request, response, next) => {
    response.set(corsHeaders);
    next();
  });
  router.options(path, (_request, response) => void response.type('text').send('GET, HEAD'));
  router.get(path, async (request, response) => {
    try {
      const { provider } = request.params;
      if (provider !== providerName) throw new ApiError('InputError', `Invalid accessToken provider ${provider}`);
      const person = await personOf(world, issuer, request.get('authorization'));
      if (!person?.active) throw new ApiError('InputError', refusal);
      send(response, { status: 200, body: credentialsFor(world, person) });
    } catch (error) {
      refuse(world, request, response, error);
    }
  });
  router.use((_request, response) => send(response, { status: 404, body: { error: 'Not found' } }));
  return router;
}

function refuse(world: World, request: Request, response: Response, error: unknown): void {
  const known = error instanceof ApiError ? error
    : new ApiError('InternalServerError', 'Internal Server Error, incidentId {{incidentId}}.', {
      incidentId: randomUUID(),
    });
  const params = { provider: String(request.params.provider) };
  const time = new Date(world.clock.now()).toJSON();
  const body = errorBody(known, { method: 'oidcCredentials', params, payload: {}, time });
  send(response, { status: known.status, body });
}
