import type { SessionConfiguration } from '../../session/configuration.js';
import { type TcError, tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { Grant, TimedCredentials } from '../../session/grant.js';
import { say as sayAnswer } from '../../session/sentences/answers.js';
import type { Said } from '../../session/sentences/say.js';
import { say as saySession } from '../../session/sentences/session.js';
import { readCredentialsAnswer, unusableAnswer } from '../credentials-answer.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request, type Answer } from '../request.js';
import { exchangeLimits, withRetries, type Failure, type Outcome } from '../retry.js';
import { say as sayAny } from '../sentences.js';
import { say } from './sentences.js';

const unreadableRetryAfterMs = 5_000;

/**
 * Buys Taskcluster credentials for an access token at the Login service.
 *
 * @throws {TcError} `credentials-rejected`, `forbidden`, `configuration`: trying again changes nothing;
 * `network`, `timeout`, `server`, `rate-limited`, `invalid-response` after the retries; `cancelled`
 */
export function exchangeAtLogin(
  { credentialsUrl }: SessionConfiguration,
  { secrets, clockOffset }: Grant,
  ports: ProviderPorts,
  signal: AbortSignal,
): Promise<TimedCredentials> {
  const { accessToken } = secrets;
  if (typeof accessToken !== 'string') {
    return Promise.reject(tcError('expired', saySession('sessionEnded')));
  }
  const headers = { Authorization: `Bearer ${accessToken}` };
  return withRetries(ports, exchangeLimits, signal, async (options) => {
    const answer = await request(ports, credentialsUrl, { headers, ...options });
    return judge(answer, credentialsUrl, clockOffset, ports.clock.now());
  });
}

function judge(answer: Answer, url: string, clockOffset: number, now: number): Outcome<TimedCredentials> {
  const { host } = new URL(url);
  const { status, json } = answer;
  if (status !== 200) return { failure: refusal(answer, host) };
  const value = readCredentialsAnswer(json, clockOffset);
  return value && value.expires > now ? { value } : { failure: { error: unusableAnswer(host), tries: 2 } };
}

function refusal({ status, json, retryAfterMs }: Answer, host: string): Failure {
  const { code, message } = (json ?? {}) as { code?: unknown; message?: unknown };
  const serverCode = foreignText(code) || undefined;
  const said = foreignText(message) && ` ${host} says: ${foreignText(message)}`;
  const final = (...[errorCode, sentences, hint]: [TcError['code'], Said, string]): Failure => ({
    error: tcError(errorCode, sentences, { status, serverCode, hint: hint + said, retryable: false }), tries: 1,
  });
  const busy = tcError('rate-limited', sayAnswer('slowDown', { host }), { status, serverCode });
  if (status === 429) return { error: busy, waitMs: retryAfterMs ?? unreadableRetryAfterMs };
  if (status >= 500) {
    return { error: tcError('server', sayAnswer('outOfOrder', { host }), { status, serverCode }) };
  }
  if (status === 403) {
    return final('forbidden', say('mayNotUse'), 'The exchange refuses this person or page.');
  }
  if (status === 404) {
    return final(
      'configuration',
      say('noLoginService'),
      'The Login service left Taskcluster in 2019. Use provider="taskcluster", the deployment\'s own third-party login.',
    );
  }
  return final(
    'credentials-rejected',
    sayAny('noCredentials'),
    'The access token must be for audience login.taskcluster.net with scope taskcluster-credentials, and the person active.',
  );
}
