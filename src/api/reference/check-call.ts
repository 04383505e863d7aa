import type { CredentialAgent } from '../../session/credential-agent.js';
import type { CallInput } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { checkInput } from './check-input.js';
import { chooseRootUrl } from './choose-root-url.js';
import { findMethod } from './find-method.js';

// Who asks for a method only asks here: a bundler warns of a module that is imported in both ways.
export { findMethod };

/**
 * The deployment and the method of a call that is not certain to be right. Has a sentence for everything that can be
 * wrong; loaded only then.
 *
 * @throws {TcError} `input`, `configuration`
 */
export function checkCall(
  agent: CredentialAgent | null,
  service: string,
  name: string,
  input: CallInput,
): readonly [rootUrl: string, method: ApiMethod] {
  const rootUrl = chooseRootUrl(agent, input.rootUrl);
  const method = findMethod(service, name);
  checkInput(method, input);
  return [rootUrl, method];
}
