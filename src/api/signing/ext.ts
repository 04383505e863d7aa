import { tcError } from '../../session/errors.js';
import type { Credentials } from '../../session/credential-agent.js';
import { inEnglish } from '../../session/sentences/say.js';
import { base64 } from './base64.js';

const say = inEnglish({ credentialsUnusable: 'These credentials cannot sign a call. Sign in again.' });

const cached = new WeakMap<Credentials, string>();

/**
 * Hawk's `ext`: the certificate of temporary credentials and the scopes the call is limited to; empty without both.
 *
 * @throws {TcError} `credentials-rejected` when the certificate is not JSON
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk/authorized-scopes
 */
export function hawkExt(credentials: Credentials, authorizedScopes?: readonly string[]): string {
  const known = authorizedScopes ? undefined : cached.get(credentials);
  if (known !== undefined) return known;
  const certificate = parseCertificate(credentials.certificate);
  const ext = certificate || authorizedScopes ? base64(JSON.stringify({ certificate, authorizedScopes })) : '';
  if (!authorizedScopes) cached.set(credentials, ext);
  return ext;
}

function parseCertificate(certificate: Credentials['certificate']): object | undefined {
  if (!certificate) return undefined;
  if (typeof certificate === 'object') return certificate;
  try {
    return JSON.parse(certificate) as object;
  } catch {
    // Without the cause: its message quotes the certificate.
    throw unusableCredentials();
  }
}

export const unusableCredentials = () =>
  tcError('credentials-rejected', say('credentialsUnusable'));
