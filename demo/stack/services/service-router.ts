import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { MethodReference } from 'taskcluster-client';
import type { World } from '../world.js';
import { ApiError, errorBody } from './api-error.js';
import { ApiCall, Reply } from './api-call.js';
import { checkParams, checkPayload, checkQuery, parsePayload, type Patterns } from './check-input.js';
import { referenceOf, type ServiceName } from './published-reference.js';
import { needsOnly } from './scope-template.js';
import { corsHeaders } from './headers.js';

/** Answers one API method: the body to send, a `Reply`, or nothing for an empty 204. */
export type ApiMethod = (call: ApiCall) => unknown;

/** One service: what the published reference does not say. */
export interface Service {
  name: ServiceName;
  /** By the method's name in the reference; a method left out is an unknown route. */
  methods: Record<string, ApiMethod>;
  /** What path and query parameters must look like. */
  patterns: Patterns;
  /** Path parameters that may hold slashes. */
  wildcards?: string[];
  /** Methods whose payload no error repeats. */
  secretPayloads?: string[];
  /** Back to how the service was on the first day. */
  reset?(): void;
}

/** Routes of one service below `/api/<service>/v1`, as the published reference lists them. */
export function serviceRouter(world: World, service: Service): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((_, response, next) => {
    response.set(corsHeaders);
    next();
  });
  const { entries } = referenceOf(service.name);
  for (const entry of entries.filter(({ name }) => Object.hasOwn(service.methods, name))) {
    router[entry.method](routePath(entry, service), readText, answer(world, service, entry));
  }
  return router;
}

function routePath({ route }: MethodReference, { wildcards = [] }: Service): string {
  return route.replace(/<(\w+)>/g, (_, name: string) => (wildcards.includes(name) ? `*${name}` : `:${name}`));
}

// What follows is the order of a real service: body, signature, path, query, schema, method.
// https://github.com/taskcluster/taskcluster/tree/main/libraries/api
function answer(world: World, service: Service, entry: MethodReference): RequestHandler {
  const run = service.methods[entry.name] as ApiMethod;
  const needsNoMore = entry.scopes !== undefined && needsOnly(entry.scopes, entry.args);
  return async (request, response) => {
    const call = new ApiCall(world, request, entry);
    try {
      call.payload = parsePayload(call.payload);
      if (needsNoMore) await call.authorize(call.params);
      checkParams(call.params, service.patterns);
      checkQuery(request.query, entry.query, service.patterns);
      checkPayload(call, service.name, entry.input);
      const result = await run(call);
      send(response, result instanceof Reply ? result : new Reply(result === undefined ? 204 : 200, result));
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : internalError(cause);
      if (error.code === 'AuthenticationFailed') response.set('www-authenticate', 'hawk');
      const isSecret = service.secretPayloads?.includes(entry.name);
      const payload = isSecret ? { secret: '(OMITTED)' } : call.payload;
      const time = new Date(world.clock.now()).toJSON();
      send(response, new Reply(
        error.status, errorBody(error, { method: entry.name, params: call.params, payload, time })));
    }
  };
}

/** A `Reply`, or as much of one as there is to say. */
type Answer = Pick<Reply, 'status'> & Partial<Reply>;

/** Sends JSON as every service does: pretty-printed, with a weak ETag. */
export function send(response: Response, { status, body, headers = {} }: Answer): void {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else response.type('json').send(JSON.stringify(body, null, 2));
}

const parseText = express.text({ type: 'application/json', limit: '10mb' });

/** Reads a JSON body as text; a body beyond the limit gives an HTML page, as on a real deployment. */
function readText(request: Request, response: Response, next: NextFunction): void {
  parseText(request, response, (error: unknown) => {
    if (error === undefined) {
      if (typeof request.body === 'string') Object.assign(request, { text: request.body });
      return next();
    }
    sendErrorPage(response, 500, 'Internal Server Error');
  });
}

/** The page that a web framework shows by itself. */
export function sendErrorPage(response: Response, status: number, text: string): void {
  response.status(status).type('html')
    .send(`<!DOCTYPE html>\n<html lang="en"><title>Error</title><pre>${text}</pre></html>\n`);
}

function internalError(cause: unknown): ApiError {
  // The stand-in is at fault: its terminal is where a developer looks.
  console.error(cause);
  return new ApiError('InternalServerError', 'Internal Server Error, incidentId {{incidentId}}.', {
    incidentId: crypto.randomUUID(),
  });
}
