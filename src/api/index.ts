export { callApi } from './call.js';
export type { CallClock } from './call-clock.js';
export type {
  AddressOptions,
  CallArgs,
  CallOptions,
  CallQuery,
  CallResponse,
  CallResult,
  QueryValue,
} from './call-options.js';
export { toCurl, type CurlOptions } from './curl.js';
export { continuationToken, iteratePages, type PageOptions } from './pages.js';
export { shareCalls } from './share-calls.js';
export { signedUrl, type SignedUrlOptions } from './signed-url.js';
export { insufficientScopes, type InsufficientScopes, type ScopeExpression } from './answers/insufficient-scopes.js';
export { validationComplaints, type ValidationComplaints } from './answers/validation-complaints.js';
export type { ApiMethod } from './reference/api-method.js';
export { buildUrl } from './reference/build-url.js';
export { findMethod, listMethods, listServices } from './reference/find-method.js';
