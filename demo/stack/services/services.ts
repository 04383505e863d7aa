import express, { type Router } from 'express';
import type { World } from '../world.js';
import { Reply } from './api-call.js';
import { artifactStore } from './artifacts.js';
import { authService } from './auth.js';
import { serviceHeaders } from './headers.js';
import { hooksService } from './hooks.js';
import { queueService } from './queue.js';
import { references } from './references.js';
import { secretsService } from './secrets.js';
import { send, sendErrorPage, serviceRouter } from './service-router.js';

/** The router of all services, with the state behind it. */
export interface ServicesRouter extends Router {
  /** Tasks, hooks and secrets as on the first day. Clients, roles and the clock are the world's. */
  reset(): void;
}

/**
 * Auth, queue, hooks and secrets of a deployment, for `/` of its origin.
 *
 * Answers `/api/*` except `/api/login/`, `/references/*`, `/schemas/*` and `/artifact-store/*`; everything else goes
 * on to the next handler. No body parser may come before it, as signatures are over the body as sent.
 *
 * Methods that are not here are unknown routes. No workers, no Pulse messages, no roles of hooks.
 */
export function services(world: World): ServicesRouter {
  const queue = queueService(world);
  const all = [authService(world), queue, hooksService(world, queue.tasks), secretsService(world)];
  const router = express.Router({ caseSensitive: true });
  for (const service of all) {
    router.use(`/api/${service.name}`, serviceHeaders);
    router.use(`/api/${service.name}/v1`, serviceRouter(world, service));
    router.use(`/api/${service.name}`, (_, response) => send(response, new Reply(404, { error: 'Not found' })));
  }
  router.use(references(all));
  router.use(artifactStore());
  router.use(['/api', '/references', '/schemas'], (request, response, next) => {
    if (request.originalUrl.startsWith('/api/login/')) return next();
    sendErrorPage(response, 404, 'Not Found');
  });
  return Object.assign(router, { reset: () => all.forEach((service) => service.reset?.()) });
}
