import { type TcError, tcError } from '../session/errors.js';
import { normalizeRootUrl } from '../session/normalize-root-url.js';
import { inEnglish } from '../session/sentences/say.js';
import { say } from '../session/sentences/sign-in.js';
import type { PageFacts, SigninAttributes } from './signin-configuration.js';

const sayOwn = inEnglish({
  pageNotServed: 'Serve this page over http or https to sign in.',
});

/** Which attribute is wrong, and where there are two ways, how. */
export type Trouble = keyof typeof hints;

const hints = {
  'root-url': 'Set root-url to the address of the deployment.',
  'other-root-url': 'root-url is not among those that <meta name="taskcluster-root-url"> allows.',
  provider: 'provider must be auth0 or taskcluster.',
  'client-id': 'Set client-id: the OAuth client that is registered for this page.',
  'redirect-uri': 'redirect-uri must be a page of this origin.',
  scope: 'Set scope: the Taskcluster scopes that the client is registered for.',
  'response-type': 'response-type must be code or token.',
  domain: 'Set domain to your Auth0 tenant; for the deployment\'s own login set provider="taskcluster".',
  'credentials-url': 'credentials-url must be an https address.',
  'other-credentials-url':
    'The attribute credentials-url must be under the root URL; set the property to use another origin.',
};

/** What to change in the attributes: for the page's author. Loaded by a page that is not set up. */
export function explainTrouble(trouble: Trouble, { rootUrl }: SigninAttributes, page: PageFacts): TcError {
  const { rootUrls, address } = page;
  if (trouble === 'redirect-uri' && !/^https?:/.test(address)) {
    return tcError('configuration', sayOwn('pageNotServed'), {
      hint: 'A sign-in comes back to the address of a page, and a file has none that a deployment knows.',
    });
  }
  const written = `${rootUrl ?? ''}`.trim();
  if (trouble === 'root-url') return rootUrlError([...rootUrls, written || (rootUrls[0] ?? '')]);
  const hint = trouble === 'other-root-url' ? hints[trouble].replace('root-url', written) : hints[trouble];
  return tcError('configuration', say('signInNotSetUp'), { hint });
}

function rootUrlError(written: readonly string[]): TcError {
  try {
    written.forEach(normalizeRootUrl);
  } catch (error) {
    return error as TcError;
  }
  return tcError('configuration', say('signInNotSetUp'), { hint: hints['root-url'] });
}
