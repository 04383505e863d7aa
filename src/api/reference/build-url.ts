import type { CallArgs, CallQuery } from '../call-options.js';
import type { ApiMethod } from './api-method.js';

/** The address of a call, encoded as taskcluster-client-web does. */
export declare function buildUrl(rootUrl: string, method: ApiMethod, args?: CallArgs, query?: CallQuery): string;
