import { type TcError, tcError } from '../session/errors.js';
import type { TimedCredentials } from '../session/grant.js';
import { say } from './sentences.js';

/**
 * What a deployment answers when it gives credentials, field by field; anything else in it is dropped.
 * `undefined` when it is no such answer.
 *
 * @param clockOffset how far the deployment's clock is ahead of ours, milliseconds
 * @see https://docs.taskcluster.net/docs/manual/using/integration/third-party-login
 */
export function readCredentialsAnswer(json: unknown, clockOffset: number): TimedCredentials | undefined {
  const { credentials, expires } = (json ?? {}) as { credentials?: unknown; expires?: unknown };
  const end = typeof expires === 'string' ? Date.parse(expires) - clockOffset : NaN;
  const read = readCredentials(credentials);
  return read && Number.isFinite(end) ? { credentials: read, expires: end } : undefined;
}

/** Credentials out of JSON, field by field. */
export function readCredentials(value: unknown): TimedCredentials['credentials'] | undefined {
  const { clientId, accessToken, certificate } = (value ?? {}) as Record<string, unknown>;
  if (!isText(clientId) || !isText(accessToken)) return undefined;
  if (certificate === undefined || certificate === null) return { clientId, accessToken };
  const usable = isText(certificate) || typeof certificate === 'object';
  return usable ? { clientId, accessToken, certificate: certificate as string | object } : undefined;
}

/** An answer that is none: a captive portal's page, say. It may be another one next time. */
export function unusableAnswer(host: string): TcError {
  return tcError('invalid-response', say('answerWithoutCredentials', { host }), {
    retryable: true,
    hint: 'The answer must be JSON with credentials { clientId, accessToken, certificate? } and expires in the future.',
  });
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
