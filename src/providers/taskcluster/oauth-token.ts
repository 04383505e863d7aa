import type { SessionConfiguration } from '../../session/configuration.js';
import { type TcError, tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { ProviderPorts } from '../provider-ports.js';
import { request, type Answer } from '../request.js';
import { withRetries, type Failure, type Outcome, type RetryLimits } from '../retry.js';
import { say } from './sentences.js';

/** The code is used up by the first try that arrives: to try long is no use. */
const limits: RetryLimits = { attemptMs: 10_000, totalMs: 10_000, tries: 3 };

/**
 * Redeems a code for an OAuth token, which lives 10 minutes and is good for nothing but credentials.
 *
 * The form keeps it a simple request: no preflight.
 *
 * @throws {TcError} `expired`: the code is used up or too old; `configuration`, `network`, `timeout`, `server`, `cancelled`
 */
export function redeemCode(
  { rootUrl, redirectUri }: SessionConfiguration,
  code: string,
  verifier: string | undefined,
  ports: ProviderPorts,
  signal: AbortSignal,
): Promise<string> {
  const url = `${rootUrl}/login/oauth/token`;
  return withRetries(ports, limits, signal, async (options) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    if (verifier) body.set('code_verifier', verifier);
    return judge(await request(ports, url, { method: 'POST', body, ...options }));
  });
}

function judge({ status, json }: Answer): Outcome<string> {
  const { access_token: token, error, error_description: description } = (json ?? {}) as Record<string, unknown>;
  if (status === 200) {
    if (typeof token === 'string' && token) return { value: token };
    return failure(tcError('invalid-response', say('noToken')));
  }
  const details = { status, serverCode: foreignText(error) || undefined, hint: foreignText(description) || undefined };
  if (error === 'invalid_grant') {
    return failure(tcError('expired', say('signInUsed'), details));
  }
  if (status >= 500 && error !== 'unsupported_grant_type') {
    return { failure: { error: tcError('server', say('deploymentFailed'), details) } };
  }
  return failure(tcError('configuration', say('otherFlow'), details));
}

// A code cannot be redeemed twice: what the server has answered for good stays.
const failure = (error: TcError): { failure: Failure } => ({ failure: { error, tries: 1 } });
