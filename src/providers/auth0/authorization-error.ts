import { type ErrorCode, type TcError, tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { Said } from '../../session/sentences/say.js';
import { say as saySession } from '../../session/sentences/session.js';
import { say as saySignIn } from '../../session/sentences/sign-in.js';
import { say as sayAny } from '../sentences.js';
import { say } from './sentences.js';

interface Meaning {
  readonly code: ErrorCode;
  readonly says: Said;
  readonly hint?: string;
}

const personNeeded: Meaning = { code: 'interaction-required', says: saySession('signInAgain') };
const cookiesHint =
  'Where this comes soon after a sign-in, the browser keeps the tenant\'s cookies from its hidden frame: give the tenant ' +
  'a custom domain under this page\'s own site.';
const notSetUp = (hint: string): Meaning => ({ code: 'configuration', says: saySignIn('signInNotSetUp'), hint });
const notRegistered = notSetUp('The Auth0 client must allow this page as callback URL and as web origin, and the implicit grant.');

/**
 * What the hosted login's words mean here.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthError
 * @see https://auth0.com/docs/authenticate/login/configure-silent-authentication
 */
const meanings: Readonly<Record<string, Meaning>> = {
  access_denied: { code: 'access-denied', says: sayAny('signInDeclined') },
  unauthorized: { code: 'access-denied', says: say('mayNotSignIn') },
  consent_required: { code: 'consent-required', says: say('consentNeeded') },
  login_required: { ...personNeeded, hint: cookiesHint },
  interaction_required: personNeeded,
  account_selection_required: personNeeded,
  mfa_required: personNeeded,
  invalid_request: notRegistered,
  unauthorized_client: notRegistered,
  unsupported_response_type: notRegistered,
  origin_mismatch: notRegistered,
  invalid_scope: notSetUp('The Auth0 client may not ask for this scope.'),
  server_error: { code: 'server', says: say('serviceFailed') },
  temporarily_unavailable: { code: 'server', says: say('serviceBusy') },
  timeout: {
    code: 'timeout',
    says: say('notRenewedInTime'),
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
  const { code, says, hint } = meaning ?? { code: 'access-denied', says: say('serviceRefused') };
  const isTold = said && (code === 'access-denied' || code === 'configuration');
  return tcError(code, isTold ? [...says, ...sayAny('itSays', { said })] : says, { serverCode, hint });
}
