/** Every sentence of `<tc-api-call>` that a person can read. */
export interface CallStrings {
  run(method: string): string;
  waiting: string;
  waitingForSignIn: string;
  signIn: string;
  loading: string;
  done: string;
  empty: string;
  /** Announced when a list or table arrived. */
  found(count: number, more: boolean): string;
  showMore(next: number, rest: number): string;
  loadMore: string;
  tryAgain: string;
  forbidden: string;
  forbiddenAnonymous: string;
  missingScopes: string;
  neededScopes: string;
  copyScopes: string;
  copied: string;
  complaints: string;
  confirmTitle(service: string, method: string): string;
  confirmQuestion: string;
  confirmYes: string;
  confirmNo: string;
  args: string;
  query: string;
  payload: string;
  inspect: string;
  request: string;
  status: string;
  time: string;
  milliseconds(ms: number): string;
  attempts: string;
  curl: string;
  copyCurl: string;
  copySignedUrl: string;
  openLink: string;
  yes: string;
  no: string;
  nothing: string;
  copyValue: string;
  copyPath: string;
  cut(characters: number): string;
}

const number = new Intl.NumberFormat('en');

export const callStrings: CallStrings = {
  run: (method) => `Run ${method}`,
  waiting: 'One moment…',
  waitingForSignIn: 'Sign in to see this.',
  signIn: 'Sign in',
  loading: 'Loading…',
  done: 'Done.',
  empty: 'Nothing here.',
  found: (count, more) =>
    `${number.format(count)} ${count === 1 ? 'entry' : 'entries'}${more ? ', and there are more' : ''}.`,
  showMore: (next, rest) => `Show ${number.format(next)} of ${number.format(rest)} more`,
  loadMore: 'Load more',
  tryAgain: 'Try again',
  forbidden: 'You may not do this: scopes are missing.',
  forbiddenAnonymous: 'Sign in to do this.',
  missingScopes: 'Missing scopes',
  neededScopes: 'It needs these scopes',
  copyScopes: 'Copy',
  copied: 'Copied.',
  complaints: 'What the service did not like',
  confirmTitle: (service, method) => `Run ${service}.${method}?`,
  confirmQuestion: 'This may not be undone.',
  confirmYes: 'Run it',
  confirmNo: 'Cancel',
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
