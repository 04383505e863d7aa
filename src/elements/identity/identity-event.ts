import type { User } from '../../session/user.js';

/** Who is signed in, as far as it is known; holds no secret. */
export interface IdentityDetail {
  /** Undefined while nobody is signed in. */
  user: User | undefined;
  /** The Taskcluster clientId, once something had to fetch it. */
  clientId: string | undefined;
  rootUrl: string | undefined;
}

/** Who is signed in, or what is known of the person, changed. */
export class TcIdentityEvent extends CustomEvent<IdentityDetail> {
  static readonly type = 'tc-identity';

  constructor(detail: IdentityDetail) {
    super(TcIdentityEvent.type, { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tc-identity': TcIdentityEvent;
  }
}
