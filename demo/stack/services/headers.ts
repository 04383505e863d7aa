import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** CORS as every service's API sends it, whatever the origin and the outcome. */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Max-Age': '900',
  'Access-Control-Allow-Methods': 'OPTIONS,GET,HEAD,POST,PUT,DELETE,TRACE,CONNECT',
  'Access-Control-Request-Method': '*',
  'Access-Control-Allow-Headers': 'X-Requested-With,Content-Type,Authorization,Accept,Origin,Cache-Control',
  // No commas: a deployment sends it so.
  'Cache-Control': 'no-store no-cache must-revalidate',
};

/** Headers of every answer of a service, API route or not. */
export const serviceHeaders: RequestHandler = (request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none';frame-ancestors 'none';base-uri 'none';report-uri /__cspreport__;",
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
    'x-for-trace-id': request.get('x-taskcluster-trace-id') ?? randomUUID(),
    'x-for-request-id': randomUUID(),
  });
  response.removeHeader('X-Powered-By');
  next();
};
