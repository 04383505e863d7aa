import express, { type Router } from 'express';
import type { World } from '../world.js';
import { artifactStore } from './artifacts.js';
import { authService } from './auth.js';
import { serviceHeaders } from './headers.js';
import { hooksService } from './hooks.js';
import { queueService } from './queue.js';
import { references } from './references.js';
import { secretsService } from './secrets.js';
import { send, serviceRouter } from './service-router.js';

/** The router of all services, with the state behind it. */
export interface ServicesRouter extends Router {
  /** Tasks, hooks and secrets as on the first day. Clients, roles and the clock are the world's. */
  reset(): void;
}

/**
 * Auth, queue, hooks and secrets of a deployment, for `/` of its origin.
 *
 * Answers `/api/*` except `/api/login/`, `/references/*` and `/schemas/*`; everything else goes on
 * to the next handler. Needs no body parser before it, as signatures are over the body as sent.
 */
export function services(world: World): ServicesRouter {
  const queue = queueService(world);
  const all = [authService(world), queue, hooksService(world, queue.tasks), secretsService(world)];
  const router = express.Router({ caseSensitive: true });
  for (const service of all) {
    router.use(`/api/${service.name}`, serviceHeaders);
    router.use(`/api/${service.name}/v1`, serviceRouter(world, service));
    router.use(`/api/${service.name}`, (_, response) => send(response, { status: 404, body: { error: 'Not found' } }));
  }
  router.use(references(all));
  router.use(artifactStore());
  router.use(['/api', '/references', '/schemas'], (request, response, next) => {
    if (request.originalUrl.startsWith('/api/login/')) return next();
    response.status(404).type('html').send('<!DOCTYPE html>\n<html lang="en"><title>Error</title><pre>Not Found</pre></html>\n');
  });
  return Object.assign(router, { reset: () => all.forEach((service) => service.reset?.()) });
}
