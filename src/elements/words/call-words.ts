import { counted } from '../../session/sentences/counted.js';
import { chooseWords } from './choose-words.js';
import type { CallWords } from './words.js';

const number = new Intl.NumberFormat('en');
const entries = counted('en', { one: '# entry', other: '# entries' });

export type LateCallWords = Omit<CallWords, 'copied' | 'notCopied'>;

const english: LateCallWords = {
  run: (method) => `Run ${method}`,
  waiting: 'One moment…',
  waitingForSignIn: 'Sign in to see this.',
  signIn: 'Sign in',
  loading: 'Loading…',
  done: 'Done.',
  empty: 'Nothing here.',
  found: (count, more) =>
    `${entries(count)}${more ? ', and there are more' : ''}.`,
  offline: 'Offline.',
  asOf: (time) => `As of ${time}.`,
  showMore: (next, rest) => `Show ${number.format(next)} of ${number.format(rest)} more`,
  loadMore: 'Load more',
  tryAgain: 'Try again',
  forbidden: 'You may not do this: scopes are missing.',
  forbiddenAnonymous: 'Sign in to do this.',
  missingScopes: 'Missing scopes',
  neededScopes: 'It needs these scopes',
  eitherScope: 'One of these scopes is enough',
  copyScopes: 'Copy',
  complaints: 'What the service did not like',
  confirmTitle: (service, method) => `Run ${service}.${method}?`,
  confirmQuestion: 'This may not be undone.',
  confirmYes: 'Run it',
  confirmNo: 'Go back',
  args: 'Arguments',
  query: 'Query',
  payload: 'Payload',
  inspect: 'Request',
  request: 'Address',
  status: 'Status',
  time: 'Time',
  milliseconds: (ms) => `${number.format(Math.round(ms))} ms`,
  attempts: 'Attempts',
  curl: 'curl',
  copyCurl: 'Copy curl',
  copySignedUrl: 'Copy signed link',
  openLink: 'Open',
  yes: 'yes',
  no: 'no',
  nothing: '–',
  copyValue: 'Copy value',
  copyPath: 'Copy path',
  cut: (characters) => `The rest of ${number.format(characters)} characters is not shown.`,
};

/** The words of `<tc-api-call>`. */
export const callWords = (language: string): LateCallWords => chooseWords('call', english, language);
