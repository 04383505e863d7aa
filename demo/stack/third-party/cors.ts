import type { Request, RequestHandler } from 'express';
import { isLocalPage } from '../own-page.js';
import type { RegisteredClient } from './registered-client.js';

/**
 * The origins that may read the token and credentials endpoints: one for each registered client.
 *
 * The real server joins a client's redirect URIs with commas and reads the result as one URL. That gives the origin
 * of the first, unless the first has no path; then it gives nonsense, or nothing.
 */
export function thirdPartyOrigins(clients: RegisteredClient[]): Set<string> {
  const joined = clients.map(({ redirectUri }) => redirectUri.join());
  return new Set(joined.filter((uri) => URL.canParse(uri)).map((uri) => new URL(uri).origin));
}

/** Whether an origin may: those, and where a client takes any address of this machine, all of this machine. */
export function mayRead(clients: RegisteredClient[]): (origin: string) => boolean {
  const origins = thirdPartyOrigins(clients);
  const takesLocal = clients.some(({ anyLocalPage }) => anyLocalPage);
  return (origin) => origins.has(origin) || (takesLocal && isLocalPage(origin));
}

/** The deployment's own origin, as this request spells it. */
export function ownOrigin(request: Request): string {
  return `${request.protocol}://${request.get('host')}`;
}

/**
 * CORS with credentials, for allowed origins. Others are answered too, but their script cannot read the answer.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors(isAllowed: (origin: string, request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    if (origin !== undefined && isAllowed(origin, request)) response.set('Access-Control-Allow-Origin', origin);
    response.vary('Origin').set('Access-Control-Allow-Credentials', 'true');
    if (request.method !== 'OPTIONS') return next();
    response.set('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
    response.vary('Access-Control-Request-Headers');
    const headers = request.get('access-control-request-headers');
    if (headers) response.set('Access-Control-Allow-Headers', headers);
    response.status(204).set('Content-Length', '0').end();
  };
}
