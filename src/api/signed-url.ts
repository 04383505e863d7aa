import type { CredentialAgent } from '../session/credential-agent.js';
import { tcError } from '../session/errors.js';
import { realClock } from './call-clock.js';
import type { AddressOptions, CallOptions } from './call-options.js';
import { say } from './link-sentences.js';
import { buildUrl } from './reference/build-url.js';
import { chooseRootUrl } from './reference/choose-root-url.js';
import { findMethod } from './reference/find-method.js';
import { currentCredentials } from './signing/call-signer.js';
import { clockOffset } from './signing/clock-offset.js';
import { hawkExt } from './signing/ext.js';
import { bewit } from './signing/hawk.js';
import { fitsServer, maxSignedLength, withBewit } from './signing/sign-request.js';

export interface SignedUrlOptions extends AddressOptions, Pick<CallOptions, 'authorizedScopes' | 'signal' | 'clock'> {
  /** When the link stops working, by this device's clock. Default: 15 minutes from now. */
  expires?: Date;
}

const defaultLifeMs = 15 * 60_000;

/**
 * A link to a GET method that works for anybody who has it, until `expires` or the end of the credentials.
 *
 * It is a secret: hand it to the person or to the clipboard, never to the DOM or a log. `authorizedScopes` limits
 * what it is worth.
 *
 * @throws {TcError} `input` for a method that is no GET, a time that has passed, a link longer than servers read;
 * what the agent throws
 */
export async function signedUrl(
  agent: CredentialAgent,
  service: string,
  method: string,
  options: SignedUrlOptions = {},
): Promise<string> {
  const { authorizedScopes, signal, clock = realClock, expires = new Date(clock.now() + defaultLifeMs) } = options;
  const found = findMethod(service, method);
  const name = { method: `${service}.${method}` };
  if (found.verb !== 'GET') throw tcError('input', say('linkOfNoGet', { ...name, verb: found.verb }));
  if (!(expires.getTime() > clock.now())) throw tcError('input', say('linkInPast'));
  const rootUrl = chooseRootUrl(agent, options.rootUrl);
  const url = buildUrl(rootUrl, found, options.args, options.query);
  const credentials = await currentCredentials(agent, signal);
  const exp = Math.floor((expires.getTime() + clockOffset(rootUrl)) / 1000);
  const ext = hawkExt(credentials, authorizedScopes);
  const value = await bewit({ url, credentials, ext, expires: exp });
  if (fitsServer(url, value)) return withBewit(url, value);
  throw tcError('input', say('linkTooLong', name), {
    hint: `Path and query may have ${maxSignedLength} characters; a certificate with many scopes fills them.`,
  });
}
