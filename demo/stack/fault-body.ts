import { ApiError, errorBody, type ApiErrorCode } from './services/api-error.js';

/** The code that a service's error of this status has; a status without one comes from a proxy in front of it. */
const codes: Record<number, ApiErrorCode> = {
  400: 'InputError',
  401: 'AuthenticationFailed',
  403: 'InsufficientScopes',
  404: 'ResourceNotFound',
  409: 'RequestConflict',
  410: 'ResourceExpired',
  413: 'InputTooLarge',
  500: 'InternalServerError',
};

const message = 'A fault was asked for.';

/**
 * What a fault answers when it was given no body: Taskcluster's error, a proxy's page, or OAuth's error.
 *
 * @param now the servers' clock, milliseconds since the epoch
 */
export function faultBody(path: string, status: number, now: number): object | string {
  if (!path.startsWith('/api/')) return { error: 'server_error', error_description: message };
  const code = codes[status];
  if (!code) return `<!doctype html><html lang="en"><title>${status}</title><h1>${status}</h1><p>${message}</p></html>`;
  const time = new Date(now).toJSON();
  return errorBody(new ApiError(code, message), { method: 'fault', params: {}, payload: {}, time });
}
