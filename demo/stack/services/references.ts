import express, { type Request, type Router } from 'express';
import { Reply } from './api-call.js';
import { inputSchemas } from './input-schemas.js';
import { referenceOf } from './published-reference.js';
import { send, type Service } from './service-router.js';

/**
 * `/references/…` and `/schemas/…`: what the services can do, for programs.
 *
 * No CORS headers: page script of another origin cannot read them on a real deployment either.
 * Left out: exchanges, logs and metrics, and the schemas of answers.
 */
export function references(services: Service[]): Router {
  const router = express.Router();
  const known = services.map(({ name }) => name);
  router.get('/references/manifest.json', (request, response) => {
    send(response, new Reply(200, {
      $schema: `${rootUrl(request)}/schemas/common/manifest-v3.json#`,
      references: known.map((name) => `${rootUrl(request)}/references/${name}/v1/api.json`),
    }));
  });
  router.get('/references/:service/v1/api.json', (request, response, next) => {
    const name = known.find((each) => each === request.params.service);
    if (!name) return next();
    const reference = referenceOf(name);
    send(response, new Reply(200, { ...reference, $schema: `${rootUrl(request)}${reference.$schema}` }));
  });
  router.get('/schemas/*path', (request, response, next) => {
    const path = request.params.path.join('/');
    const schema = inputSchemas[path];
    if (!schema) return next();
    const $id = `${rootUrl(request)}/schemas/${path}#`;
    const $schema = `${rootUrl(request)}/schemas/common/metaschema.json#`;
    send(response, new Reply(200, { $schema, $id, ...schema }));
  });
  return router;
}

function rootUrl(request: Request): string {
  return `${request.protocol}://${request.get('host')}`;
}
