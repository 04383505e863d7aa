import { TcError, type ErrorCode } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
}

const personNeeded: Meaning = { code: 'interaction-required', message: 'Please sign in again to continue.' };
const cookiesHint =
  'Where this comes soon after a sign-in, the browser keeps the tenant\'s cookies from its hidden frame: give the tenant ' +
  'a custom domain under this page\'s own site.';
const notSetUp = (hint: string): Meaning => ({ code: 'configuration', message: 'Sign-in is not set up for this page.', hint });
const notRegistered = notSetUp('The Auth0 client must allow this page as callback URL and as web origin, and the implicit grant.');

/**
 * What the hosted login's words mean here.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthError
 * @see https://auth0.com/docs/authenticate/login/configure-silent-authentication
 */
const meanings: Readonly<Record<string, Meaning>> = {
  access_denied: { code: 'access-denied', message: 'The sign-in was declined.' },
  unauthorized: { code: 'access-denied', message: 'You may not sign in here.' },
  consent_required: { code: 'consent-required', message: 'The sign-in service needs your consent. Please sign in again.' },
  login_required: { ...personNeeded, hint: cookiesHint },
  interaction_required: personNeeded,
  account_selection_required: personNeeded,
  mfa_required: personNeeded,
  invalid_request: notRegistered,
  unauthorized_client: notRegistered,
  unsupported_response_type: notRegistered,
  origin_mismatch: notRegistered,
  invalid_scope: notSetUp('The Auth0 client may not ask for this scope.'),
  server_error: { code: 'server', message: 'The sign-in service is out of order. Please try again later.' },
  temporarily_unavailable: { code: 'server', message: 'The sign-in service is busy. Please try again later.' },
  timeout: {
    code: 'timeout',
    message: 'The session could not be renewed in time.',
    hint:
      'The hidden frame got no answer. If the page has a Content-Security-Policy, its frame-src must allow the tenant, ' +
      'and the tenant must list this origin among its allowed web origins.',
  },
};

/** The provider's refusal as our error; its own words are kept as text. */
export function authorizationError(word: unknown, description: unknown): TcError {
  const serverCode = foreignText(word);
  const said = foreignText(description);
  const meaning = Object.hasOwn(meanings, serverCode) ? meanings[serverCode] : undefined;
  const { code, message, hint } = meaning ?? { code: 'access-denied', message: 'The sign-in service refused the sign-in.' };
  const isTold = said && (code === 'access-denied' || code === 'configuration');
  return new TcError(code, isTold ? `${message} It says: ${said}` : message, { serverCode, hint });
}
