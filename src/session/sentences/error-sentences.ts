/** A sentence without particulars. */
export type Nothing = undefined;

/** `method` is a service and its method: `queue.task`. `host` is a deployment's, or that of a sign-in service. */
interface Host { host: string }
interface Method { method: string }
/** What another party wrote, as one short line of text; may be empty. */
interface Said { said: string }
/** Names as the Taskcluster reference has them. */
interface Names { names: readonly string[] }

/** What a sign-in meets. */
interface SignInSentences {
  signInNotAllowed: Nothing;
  signInCancelled: Nothing;
  signInNotSetUp: Nothing;
  pageNotServed: Nothing;
  signInNotLoaded: Nothing;
  popupBlocked: Nothing;
  signInTooLong: Nothing;
  signInIncomplete: Nothing;
  signedOutMeanwhile: Nothing;
  otherSignInsAnswer: Nothing;
  signInDeclined: Nothing;
  mayNotSignIn: Nothing;
  consentNeeded: Nothing;
  /** Comes after another sentence. */
  itSays: Said;
  /** @param hours how far, in whole hours */
  clockBehind: { hours: number };
  clockAhead: { hours: number };
}

/** What a session meets. */
interface SessionSentences {
  nobodySignedIn: Nothing;
  signedOut: Nothing;
  sessionEnded: Nothing;
  sessionChanged: Nothing;
  waitingCancelled: Nothing;
  anotherPerson: Nothing;
  signInAgain: Nothing;
  signInRevoked: Nothing;
  otherTabRenews: Nothing;
  notRenewed: Nothing;
  notRenewedInTime: Nothing;
  noIdToken: Nothing;
  requestCancelled: Nothing;
}

/** What the other side of a sign-in does. */
interface ProviderSentences {
  rootUrlUnusable: Nothing;
  credentialsElsewhere: Nothing;
  noLoginService: Nothing;
  unknownSite: Nothing;
  otherFlow: Nothing;
  unreadableExpiry: Nothing;
  answerTooLong: Host;
  answerWithoutCredentials: Host;
  answerIncomplete: Nothing;
  answerUntrusted: Nothing;
  noToken: Nothing;
  noCredentials: Nothing;
  credentialsEnded: Nothing;
  signInUsed: Nothing;
  mayNotUse: Nothing;
  deploymentRefused: Nothing;
  deploymentLacksScopes: Nothing;
  deploymentFailed: Nothing;
  deploymentBusy: Nothing;
  serviceRefused: Nothing;
  serviceFailed: Nothing;
  serviceBusy: Nothing;
  serviceLate: Nothing;
}

/** What a request of any kind meets. */
interface AnswerSentences {
  noAnswer: Host;
  notReached: Host;
  slowDown: Host;
  outOfOrder: Host;
}

/** What a call meets. */
interface CallSentences {
  /** Comes after another sentence: the call writes, and nobody knows whether it did. */
  maybeDone: Nothing;
  callFailed: Host & Method & { status: number };
  callRedirected: Host;
  callGotPage: Host & Method;
  callGotBrokenJson: Host & Method;
  samePageTwice: Method;
  scopesLacking: Method;
  scopesBeyondYours: Method;
  signInNeeded: Method;
  notOffered: Host & Method;
  notFound: Method & Said;
  conflicting: Method & Said;
  inputRefused: Method & { complaint: string };
  inputRefusedSilently: Method & { status: number };
  clockDiffers: Host;
  signatureTooLong: Host & Method;
  signatureRefused: Host & Method & Said;
  signInRejected: Host & Said;
  credentialsNotHad: Nothing;
  credentialsUnusable: Nothing;
  insecurePage: Nothing;
  otherDeployment: { theirs: string; asked: string };
  rootUrlNotPlain: Nothing;
  linkOnly: Method;
  linkOfNoGet: Method & { verb: string };
  linkAfterSession: Nothing;
  linkNotMade: Nothing;
  linkInPast: Nothing;
  linkTooLong: Method;
  linkWithoutCredentials: Nothing;
  linkTakesTime: Nothing;
  linkLifeNotNumber: Nothing;
  callStopped: Nothing;
  callNotConfirmed: Nothing;
  callUnforeseen: Nothing;
}

/** What is wrong with what a call is given. `names` are the arguments it takes. */
interface InputSentences {
  sayService: Nothing;
  sayMethod: { service: string };
  noService: { service: string };
  noMethod: Method;
  verbForMethod: Method;
  /** Comes after another sentence. */
  didYouMean: Names;
  noClientMethod: Nothing;
  argsNoList: Method;
  argsCount: Method & Names & { given: number };
  /** @param most as many as `least`, or one more: the query */
  clientArgsCount: Method & { least: number; most: number; given: number };
  argsStray: Method & Names & { stray: readonly string[] };
  argsMissing: Method & Names & { missing: readonly string[] };
  argNoText: Method & { name: string };
  argEmpty: Method & { name: string };
  argDots: Method & { name: string; value: string };
  halfCharacter: Method & { name: string };
  queryNoObject: Method;
  /** @param names the parameters it takes */
  queryStray: Method & Names & { stray: readonly string[] };
  queryNoText: Method & { name: string };
  payloadStray: Method;
  payloadMissing: Method;
  payloadNoJson: Method;
  payloadTooLong: Method;
  /** @param field its label, or its name in the markup */
  fieldNoJson: { field: string };
  fieldNoTime: { field: string };
  fieldNoObject: { field: string };
  fieldNoObjectOrList: { field: string };
}

/** How the page is set up. What to change is in the hint. */
interface PageSentences {
  partNotLoaded: Nothing;
  noSignIn: Nothing;
  severalSignIns: Nothing;
  ownRootUrlUnusable: Nothing;
  durationWrong: Nothing;
  scopesUnreadable: Nothing;
  pagesUnreadable: Nothing;
  repeatedTooOften: Nothing;
  pathUnusable: Nothing;
  formFieldStray: Nothing;
  formFieldsContradict: Nothing;
  viewUnknown: Nothing;
  drawingFailed: Nothing;
  personNotShown: Nothing;
  scopesNotKnown: Nothing;
}

/**
 * Every sentence that an error may show to a person, with its particulars. Particulars are text, never HTML, and hold
 * no secret.
 *
 * Another version of this package on the same page reads them too: the particulars of a name never change, and what
 * needs others gets another name.
 */
export interface ErrorSentences extends SignInSentences, SessionSentences, ProviderSentences, AnswerSentences,
  CallSentences, InputSentences, PageSentences {}

export type SentenceName = keyof ErrorSentences;

/** How a language says each of them. */
export type ErrorRows = {
  readonly [Name in SentenceName]: ErrorSentences[Name] extends Nothing
    ? string
    : (facts: ErrorSentences[Name]) => string;
};
