import type { CallArgs, CallQuery } from '../dist/api/index.js';
import type { TcApiCall, TcShow, TcSignin, TcWhoami } from '../dist/define.js';
import type { TcApiErrorEvent, TcApiRequestEvent, TcApiResponseEvent } from '../dist/elements/api-call/call-events.js';
import type { ApiCallStatus } from '../dist/elements/api-call/call-host.js';
import type {
  TcCredentialsEvent, TcErrorEvent, TcExpiringEvent, TcSigninStartEvent, TcSignoutStartEvent, TcStatusEvent,
} from '../dist/elements/events.js';
import type { TcIdentityEvent } from '../dist/elements/identity/identity-event.js';
import type { SessionStatus } from '../dist/session/snapshot.js';

/** How an element finds the person it acts for. */
type Owner = 'htmlFor' | 'rootUrl' | 'agent';

/** Each element, what a page may set on it and what it fires: what the files for frameworks are made from. */
export interface TcElements {
  'tc-signin': {
    element: TcSignin;
    settings: Pick<
      TcSignin,
      | 'rootUrl' | 'provider' | 'clientId' | 'scope' | 'domain' | 'audience' | 'connection' | 'oidcProvider'
      | 'credentialsUrl' | 'responseType' | 'lifetime' | 'redirectUri' | 'mode' | 'renewAfter' | 'warnBefore'
      | 'storage' | 'view' | 'disabled' | 'debug'
    >;
    events: {
      'tc-credentials': TcCredentialsEvent;
      'tc-signin-start': TcSigninStartEvent;
      'tc-signout-start': TcSignoutStartEvent;
      'tc-expiring': TcExpiringEvent;
      'tc-status': TcStatusEvent<SessionStatus>;
      'tc-error': TcErrorEvent;
    };
  };
  'tc-whoami': {
    element: TcWhoami;
    settings: Pick<TcWhoami, Owner | 'show' | 'view'>;
    events: { 'tc-identity': TcIdentityEvent };
  };
  'tc-api-call': {
    element: TcApiCall;
    settings: Pick<
      TcApiCall,
      | Owner | 'service' | 'method' | 'trigger' | 'auth' | 'confirm' | 'as' | 'select' | 'columns' | 'caption' | 'pages'
      | 'poll' | 'timeout' | 'retries' | 'signature' | 'inspect' | 'renderer'
    > & {
      args: CallArgs | string;
      query: CallQuery | string;
      payload: unknown;
      authorizedScopes: readonly string[] | string;
    };
    events: {
      'tc-api-request': TcApiRequestEvent;
      'tc-api-response': TcApiResponseEvent;
      'tc-api-error': TcApiErrorEvent;
      'tc-status': TcStatusEvent<ApiCallStatus>;
    };
  };
  'tc-show': {
    element: TcShow;
    settings: Pick<TcShow, Owner | 'when' | 'scopes'>;
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it fires none
    events: {};
  };
}

export type Tag = keyof TcElements;
export type ElementOf<T extends Tag> = TcElements[T]['element'];
export type EventsOf<T extends Tag> = TcElements[T]['events'];

/** An element's settings by both names: `rootUrl` (property) and `root-url` (attribute). */
export type Settings<T extends Tag> = Partial<TcElements[T]['settings']> & {
  [Name in keyof TcElements[T]['settings'] & string as AttributeName<Name>]?: TcElements[T]['settings'][Name];
};

/** What a listener on the element itself is given. */
export type Fired<T extends Tag, Name extends keyof EventsOf<T>> = EventsOf<T>[Name] & {
  readonly currentTarget: ElementOf<T>;
};

type AttributeName<Name extends string> = Name extends 'htmlFor' ? 'for' : Kebab<Name>;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;
