import type { CredentialAgent } from '../../session/credential-agent.js';
import { tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { agreedRootUrl, plainRootUrl } from './root-url.js';

const say = inEnglish({
  rootUrlNotPlain: 'The root URL must be a plain address such as https://tc.example.com.',
  otherDeployment: ({ theirs, asked }) => `These credentials are for ${theirs}, not for ${asked}.`,
});

/**
 * A deployment's root URL without its trailing slashes.
 *
 * @throws {TcError} `configuration` when it is missing, no http(s) address, or has more than host and path
 */
export function normalRootUrl(rootUrl: string | undefined): string {
  const plain = plainRootUrl(rootUrl);
  if (plain) return plain;
  throw tcError('configuration', say('rootUrlNotPlain'));
}

/**
 * The deployment to call.
 *
 * @throws {TcError} `configuration` when it is no address, or not that of the credentials
 */
export function chooseRootUrl(agent: CredentialAgent | null, rootUrl: string | undefined): string {
  const agreed = agreedRootUrl(agent, rootUrl);
  if (agreed) return agreed;
  const asked = normalRootUrl(rootUrl ?? agent?.rootUrl);
  throw tcError('configuration', say('otherDeployment', { theirs: agent!.rootUrl, asked }));
}
