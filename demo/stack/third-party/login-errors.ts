import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** An error whose message the credentials endpoint tells; of all others it tells the code and the name only. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The last handler: whatever went wrong is 500, as JSON, without a redirect. */
export function answerError(
  error: { code?: string; name: string; message: string }, _request: Request, response: Response, _next: NextFunction,
): void {
  const { code, name } = error;
  response.status(500).json({ code, name, ...(error instanceof InputError ? { message: error.message } : {}) });
}

/** An HTML page without CORS headers, for methods and paths that are not there. */
export const answerNotFound: RequestHandler = (_request, response) => {
  response.status(404).type('html').send('<!DOCTYPE html><title>Error</title><pre>Not found</pre>\n');
};

const missing = 'auth:expand-scopes';

/**
 * The auth service's refusal when the deployment's web server itself lacks a scope. It reaches the page whole.
 *
 * @param now the servers' clock, milliseconds since the epoch
 */
export function insufficientScopes(now: number): Error {
  const message = [
    'Client ID static/taskcluster/web-server does not have sufficient scopes and is missing the following scopes:', '',
    '```', missing, '```', '',
    'This request requires the client to satisfy the following scope expression:', '',
    '```', missing, '```', '', '---', '',
    '* method:     expandScopes',
    '* errorCode:  InsufficientScopes',
    '* statusCode: 403',
    `* time:       ${new Date(now).toISOString()}`,
  ].join('\n');
  return Object.assign(new Error(message), { code: 'InsufficientScopes' });
}
