import { type ErrorCode, type TcError, tcError } from '../../session/errors.js';
import { foreignText } from '../../session/foreign-text.js';
import type { Said } from '../../session/sentences/say.js';
import { say as saySignIn } from '../../session/sentences/sign-in.js';
import { say as sayAny } from '../sentences.js';
import { say } from './sentences.js';

interface Rule {
  readonly word: string;
  /** In the description, where the word alone says too little. */
  readonly said?: RegExp;
  readonly code: ErrorCode;
  readonly says: Said;
  readonly hint?: string;
}

/** Characters, so that all an error says stays below 300. */
const longestSaid = 200;

const notSetUp = saySignIn('signInNotSetUp');

/** What the deployment's words mean: it says `server_error` for mistakes of the page. First match counts. */
const rules: readonly Rule[] = [
  { word: 'access_denied', code: 'access-denied', says: sayAny('signInDeclined') },
  {
    word: 'invalid_scope', code: 'configuration', says: notSetUp,
    hint: 'scope must be exactly the set that the client is registered with at the deployment, in any order.',
  },
  {
    word: 'unsupported_response_type', code: 'configuration', says: notSetUp,
    hint: 'The client is registered for the other flow: change response-type to code or token.',
  },
  {
    word: 'unauthorized_client', code: 'configuration', says: notSetUp,
    hint: 'client-id is unknown, or redirect-uri is not, letter by letter, one that is registered with it.',
  },
  {
    word: 'server_error', said: /time expression/i, code: 'configuration', says: notSetUp,
    hint: 'lifetime must be a duration such as "1 day".',
  },
  {
    word: 'server_error', said: /'sort'|\.sort\b/, code: 'configuration', says: notSetUp,
    hint: 'scope is missing: set it to the scopes that the client is registered with.',
  },
  {
    word: 'server_error', said: /invalid time value/i, code: 'invalid-response',
    says: say('unreadableExpiry'),
  },
  { word: 'server_error', code: 'server', says: say('deploymentFailed') },
  { word: 'temporarily_unavailable', code: 'server', says: say('deploymentBusy') },
  {
    word: 'InsufficientScopes', code: 'forbidden', says: say('deploymentLacksScopes'),
    hint: 'The deployment\'s web server lacks scopes, usually auth:expand-scopes: tell its operator.',
  },
];

const anyOther: Omit<Rule, 'word'> = { code: 'access-denied', says: say('deploymentRefused') };

/** An error that came to the redirect URI. Its word is not limited to OAuth's list; its text may be long. */
export function authorizationError(word: string, description: string | undefined): TcError {
  const rule = rules.find((one) => one.word === word && (one.said?.test(description ?? '') ?? true)) ?? anyOther;
  const said = foreignText(description, longestSaid);
  const sentences = said ? [...rule.says, ...sayAny('itSays', { said })] : rule.says;
  return tcError(rule.code, sentences, { serverCode: foreignText(word), hint: rule.hint });
}
