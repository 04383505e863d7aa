import type { CredentialAgent } from '../session/credential-agent.js';
import type { TcError } from '../session/errors.js';
import type { CredentialsReason } from '../session/snapshot.js';
import type { User } from '../session/user.js';

const upwards = { bubbles: true, composed: true };
const preventable = { ...upwards, cancelable: true };

export interface CredentialsDetail {
  /** Null when nobody is signed in any more. Its secrets are in private fields. */
  agent: CredentialAgent | null;
  rootUrl: string;
  user: User | undefined;
  reason: CredentialsReason;
}

/** The agent, or what is known of the person, changed. Also fired for a session that was there already (`restore`). */
export class TcCredentialsEvent extends CustomEvent<CredentialsDetail> {
  static readonly type = 'tc-credentials';

  constructor(detail: CredentialsDetail) {
    super(TcCredentialsEvent.type, { ...upwards, detail });
  }
}

/** A sign-in is about to begin. Prevented: it does not, and `signIn()` rejects with `cancelled`. */
export class TcSigninStartEvent extends CustomEvent<{ mode: 'popup' | 'redirect' }> {
  static readonly type = 'tc-signin-start';

  constructor(mode: 'popup' | 'redirect') {
    super(TcSigninStartEvent.type, { ...preventable, detail: { mode } });
  }
}

/** A sign-out is about to begin; `everywhere`: at the provider too. Prevented: nothing happens. */
export class TcSignoutStartEvent extends CustomEvent<{ everywhere: boolean }> {
  static readonly type = 'tc-signout-start';

  constructor(everywhere: boolean) {
    super(TcSignoutStartEvent.type, { ...preventable, detail: { everywhere } });
  }
}

/** The session ends soon and cannot go on by itself. Prevented: the element shows no notice. */
export class TcExpiringEvent extends CustomEvent<{ expires: Date }> {
  static readonly type = 'tc-expiring';

  constructor(expires: Date) {
    super(TcExpiringEvent.type, { ...preventable, detail: { expires } });
  }
}

/** The element moved to another status. Does not bubble: many elements have one. */
export class TcStatusEvent<S extends string = string> extends CustomEvent<{ status: S; previous: S }> {
  static readonly type = 'tc-status';

  constructor(status: S, previous: S) {
    super(TcStatusEvent.type, { detail: { status, previous } });
  }
}

/** Something failed that a person should know of. Prevented: the element shows nothing. */
export class TcErrorEvent extends CustomEvent<{ error: TcError }> {
  static readonly type = 'tc-error';

  constructor(error: TcError) {
    super(TcErrorEvent.type, { ...preventable, detail: { error } });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tc-credentials': TcCredentialsEvent;
    'tc-signin-start': TcSigninStartEvent;
    'tc-signout-start': TcSignoutStartEvent;
    'tc-expiring': TcExpiringEvent;
    'tc-status': TcStatusEvent;
    'tc-error': TcErrorEvent;
  }
}
