import { TcError, type ErrorCode } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';

interface Rule {
  readonly word: string;
  /** In the description, where the word alone says too little. */
  readonly said?: RegExp;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
}

const notSetUp = 'Sign-in is not set up for this page.';

/** What the deployment's words mean: it says `server_error` for mistakes of the page. First match counts. */
const rules: readonly Rule[] = [
  { word: 'access_denied', code: 'access-denied', message: 'The sign-in was declined.' },
  {
    word: 'invalid_scope', code: 'configuration', message: notSetUp,
    hint: 'scope must be exactly the set that the client is registered with at the deployment, in any order.',
  },
  {
    word: 'unsupported_response_type', code: 'configuration', message: notSetUp,
    hint: 'The client is registered for the other flow: change response-type to code or token.',
  },
  {
    word: 'unauthorized_client', code: 'configuration', message: notSetUp,
    hint: 'client-id is unknown, or redirect-uri is not, letter by letter, one that is registered with it.',
  },
  {
    word: 'server_error', said: /time expression/i, code: 'configuration', message: notSetUp,
    hint: 'lifetime must be a duration such as "1 day".',
  },
  {
    word: 'server_error', said: /'sort'|\.sort\b/, code: 'configuration', message: notSetUp,
    hint: 'scope is missing: set it to the scopes that the client is registered with.',
  },
  {
    word: 'server_error', said: /invalid time value/i, code: 'invalid-response',
    message: 'The expiry date that was entered cannot be used. Please sign in again.',
  },
  { word: 'server_error', code: 'server', message: 'The Taskcluster deployment is out of order. Please try again later.' },
  { word: 'temporarily_unavailable', code: 'server', message: 'The Taskcluster deployment is busy. Please try again later.' },
  {
    word: 'InsufficientScopes', code: 'forbidden', message: 'The Taskcluster deployment may not complete the sign-in.',
    hint: 'The deployment\'s web server lacks scopes, usually auth:expand-scopes: tell its operator.',
  },
];

const anyOther: Omit<Rule, 'word'> = { code: 'access-denied', message: 'The Taskcluster deployment refused the sign-in.' };

/** An error that came to the redirect URI. Its word is not limited to OAuth's list; its text may be long. */
export function authorizationError(word: string, description: string | undefined): TcError {
  const rule = rules.find((one) => one.word === word && (one.said?.test(description ?? '') ?? true)) ?? anyOther;
  const said = foreignText(description);
  const message = said ? foreignText(`${rule.message} It says: ${said}`) : rule.message;
  return new TcError(rule.code, message, { serverCode: foreignText(word), hint: rule.hint });
}
