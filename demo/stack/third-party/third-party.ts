import express, { Router } from 'express';
import type { World } from '../world.js';
import { createAuthorizationServer } from './authorization-server.js';
import { authorize, decide, redirectError } from './authorize.js';
import { ThirdPartyControls } from './controls.js';
import { cors, mayRead, ownOrigin } from './cors.js';
import { giveCredentials } from './credentials.js';
import { Grants } from './grants.js';
import { answerError, answerNotFound } from './login-errors.js';
import { thirdPartyPages } from './pages.js';
import type { RegisteredClient } from './registered-client.js';
import { Sessions } from './sessions.js';

export { ThirdPartyControls } from './controls.js';
export { mayRead, thirdPartyOrigins } from './cors.js';
export { defaultClients, ownPageClient, type RegisteredClient } from './registered-client.js';

/** A router for the root origin, and what can be made to go wrong in it. */
export type ThirdPartyLogin = Router & { readonly controls: ThirdPartyControls };

/**
 * The deployment's own login for pages of third parties: `/login/oauth/*`, `/login/logout` and `/third-party`.
 *
 * It speaks as the real server does, odd status codes included. To sign a browser in without the separate tab, follow
 * `#sign-in-here`, or post `person=alice` to `/third-party/sign-in` with the query of the authorize request.
 * Sessions go by host name: deployments on two ports of one host would end each other's.
 *
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export function thirdPartyLogin(world: World, { clients }: { clients: RegisteredClient[] }): ThirdPartyLogin {
  const now = () => world.clock.now();
  const sessions = new Sessions(world.people);
  const grants = new Grants(now);
  const controls = new ThirdPartyControls(sessions, grants);
  const server = createAuthorizationServer(world, clients, grants, controls);
  const ownCors = cors((origin, request) => origin === ownOrigin(request));
  const pageCors = cors(mayRead(clients));
  const parseBody: express.RequestHandler[] = [
    express.urlencoded({ extended: true }),
    express.json(),
    (request, _response, next) => {
      request.body ??= {};
      next();
    },
  ];
  const deadEnd: express.RequestHandler = (_request, _response, next) => {
    next(controls.isDeadEnd ? new Error('The dead end was asked for.') : undefined);
  };

  const router = Router();
  router.use(['/login', '/third-party'], ...sessions.middleware);
  router.use(thirdPartyPages(world, sessions, controls));
  router.get('/login/oauth/authorize', ownCors, deadEnd, authorize(world, clients, server), redirectError(server));
  router.post('/login/oauth/authorize/decision', ownCors, parseBody, decide(server), redirectError(server));
  router.options(['/login/oauth/token', '/login/oauth/credentials'], pageCors);
  router.post('/login/oauth/token', parseBody, pageCors, server.token(), server.errorHandler());
  router.get('/login/oauth/credentials', pageCors, giveCredentials(world, grants));
  router.post('/login/logout', ownCors, (request, response, next) => {
    sessions.signOut(request, (error) => (error ? next(error) : response.status(200).end()));
  });
  router.use('/login', answerNotFound);
  router.use(answerError);
  return Object.assign(router, { controls });
}
