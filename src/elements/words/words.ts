import type { ErrorCode } from '../../session/errors.js';
import type { ErrorRows } from '../../session/sentences/error-sentences.js';

/** Every sentence of `<tc-signin>`. */
export interface SigninWords {
  signIn: string;
  signInAgain: string;
  signingIn: string;
  unavailable: string;
  /** Stands before the name; for screen readers. */
  signedInAs: string;
  account: string;
  signOut: string;
  continueSession: string;
  cancel: string;
  openAgain: string;
  retry: string;
  dismiss: string;
  continueHere: string;
  /** @param time clock time, or date and time where it is not today; so in all that follow */
  until(time: string): string;
  waiting: string;
  leaving: string;
  armed: string;
  expiring(time: string): string;
  expired: string;
  offline: string;
  signedOutElsewhere: string;
  accountChanged: string;
  clock(minutes: number): string;
  forgetful: string;
  blocked: string;
  blockedGoOn: string;
  delivered: string;
  declined: string;
  saidSignedIn(name: string): string;
  saidSignedOut: string;
  saidWaiting: string;
  /** Names the list of the session's steps, with `debug`. */
  steps: string;
}

/** Every sentence of `<tc-whoami>`. */
export interface WhoamiWords {
  anonymous: string;
  signedIn: string;
  expired: string;
  until(time: string): string;
  clientId: string;
  deployment: string;
  expiry: string;
  scopes: string;
  noScopes: string;
  searchScopes: string;
  foundScopes(count: number): string;
  copyClientId: string;
  tryAgain: string;
  loading: string;
}

/** Every sentence of `<tc-api-call>`. */
export interface CallWords {
  run(method: string): string;
  waiting: string;
  /** Of a call that shows something by itself; `forbiddenAnonymous` of one that a person sends. */
  waitingForSignIn: string;
  signIn: string;
  loading: string;
  done: string;
  empty: string;
  /** Announced when a list or table arrived. */
  found(count: number, more: boolean): string;
  /** Stands before `asOf` while a result that is asked for again and again cannot be. */
  offline: string;
  /** @param time when the result came: the time alone, or the day too where that is not today */
  asOf(time: string): string;
  showMore(next: number, rest: number): string;
  loadMore: string;
  tryAgain: string;
  forbidden: string;
  forbiddenAnonymous: string;
  missingScopes: string;
  neededScopes: string;
  eitherScope: string;
  copyScopes: string;
  /** Said by every button that copies, that of `<tc-whoami>` too. */
  copied: string;
  notCopied: string;
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

/** Every sentence of an error, by its name; and by an error's code, for one that has no name in this language. */
export type ErrorWords = ErrorRows & Readonly<Record<ErrorCode, string>>;

/** Every sentence that a person can read. A language has all of them. */
export interface Words {
  signin: SigninWords;
  whoami: WhoamiWords;
  call: CallWords;
  errors: ErrorWords;
}

/** Some of them, as a page replaces them. */
export type OwnWords = { readonly [Part in keyof Words]?: Partial<Words[Part]> };
