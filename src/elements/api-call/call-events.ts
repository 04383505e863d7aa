import type { CallArgs, CallQuery, CallResponse } from '../../api/call-options.js';
import type { TcError } from '../../session/errors.js';

const preventable = { bubbles: true, composed: true, cancelable: true };

/** A call that is about to be made. A listener may change it. */
export interface ApiRequestDetail {
  service: string;
  method: string;
  args?: CallArgs;
  query?: CallQuery;
  payload?: unknown;
  authorizedScopes?: readonly string[];
}

/** A call is about to be made; what `detail` says afterwards is sent. Prevented: nothing is. */
export class TcApiRequestEvent extends CustomEvent<ApiRequestDetail> {
  static readonly type = 'tc-api-request';

  constructor(detail: ApiRequestDetail) {
    super(TcApiRequestEvent.type, { ...preventable, detail });
  }
}

/** A call was answered. Prevented: the element draws nothing. */
export class TcApiResponseEvent extends CustomEvent<{ data: unknown; response: CallResponse | undefined }> {
  static readonly type = 'tc-api-response';

  constructor(data: unknown, response: CallResponse | undefined) {
    super(TcApiResponseEvent.type, { ...preventable, detail: { data, response } });
  }
}

/** A call failed. Prevented: the element shows no error. */
export class TcApiErrorEvent extends CustomEvent<{ error: TcError }> {
  static readonly type = 'tc-api-error';

  constructor(error: TcError) {
    super(TcApiErrorEvent.type, { ...preventable, detail: { error } });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tc-api-request': TcApiRequestEvent;
    'tc-api-response': TcApiResponseEvent;
    'tc-api-error': TcApiErrorEvent;
  }
}
