import type { callApi } from './call.js';

/** A `callApi` whose equal GETs in flight share one request: same agent, authorized scopes and address. */
export declare function shareCalls(call?: typeof callApi): typeof callApi;
