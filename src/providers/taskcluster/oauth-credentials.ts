import type { SessionConfiguration } from '../../session/configuration.js';
import { tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { TimedCredentials } from '../../session/grant.js';
import { say as sayAnswer } from '../../session/sentences/answers.js';
import { readCredentialsAnswer, unusableAnswer } from '../credentials-answer.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request, type Answer } from '../request.js';
import { exchangeLimits, withRetries, type Outcome } from '../retry.js';
import { say } from '../sentences.js';

/**
 * Asks for the credentials that an OAuth token stands for: the same ones each time within its ten minutes, so that an
 * answer that was lost may be asked for again.
 *
 * @throws {TcError} `credentials-rejected`; `network`, `timeout`, `server`, `invalid-response` after the retries; `cancelled`
 */
export function fetchCredentials(
  { rootUrl }: SessionConfiguration,
  token: string,
  ports: ProviderPorts,
  signal: AbortSignal,
): Promise<TimedCredentials> {
  const url = `${rootUrl}/login/oauth/credentials`;
  // The server knows `Bearer` with a capital B only.
  const headers = { Authorization: `Bearer ${token}` };
  return withRetries(ports, exchangeLimits, signal, async (options) =>
    judge(await request(ports, url, { headers, ...options }), new URL(url).host));
}

function judge({ status, json, retryAfterMs }: Answer, host: string): Outcome<TimedCredentials> {
  const value = status === 200 ? readCredentialsAnswer(json, 0) : undefined;
  if (value) return { value };
  if (status === 200) return { failure: { error: unusableAnswer(host), tries: 2 } };
  const { name, code, message } = (json ?? {}) as Record<string, unknown>;
  const details = { status, serverCode: foreignText(name) || foreignText(code) || undefined };
  if (status === 429) {
    const error = tcError('rate-limited', sayAnswer('slowDown', { host }), details);
    return { failure: { error, waitMs: retryAfterMs ?? 5_000 } };
  }
  // Every refusal is a 500; only its name tells it from an outage.
  if (status < 500 || name === 'InputError' || name === 'TypeError') {
    const error = tcError('credentials-rejected', say('noCredentials'), {
      ...details,
      hint:
        'The person is inactive, or entered a client id outside their own or an expiry that is past, or the client was ' +
        `changed. ${host} says: ${foreignText(message)}`,
    });
    return { failure: { error, tries: 1 } };
  }
  return { failure: { error: tcError('server', sayAnswer('outOfOrder', { host }), details) } };
}
