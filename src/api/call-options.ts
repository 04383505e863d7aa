import type { CallClock } from './call-clock.js';

/** Arguments of a method by position, or by the names the Taskcluster reference gives them. */
export type CallArgs = readonly (string | number)[] | Readonly<Record<string, string | number>>;

/** A value of a query parameter; `undefined` leaves it out, an array repeats it. */
export type QueryValue = string | number | boolean | null | undefined;

export type CallQuery = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/** What names a request: the address without its signature. */
export interface AddressOptions {
  args?: CallArgs;
  query?: CallQuery;
  /** The deployment. Default: the agent's; one that differs from the agent's is an error. */
  rootUrl?: string;
}

/** What is checked before a call is made. */
export interface CallInput extends AddressOptions {
  /** Sent as JSON. Required exactly where the method's reference has an input schema. */
  payload?: unknown;
}

export interface CallOptions extends CallInput {
  /** Least privilege: the call may use only these scopes. `[]` means those of an anonymous call. */
  authorizedScopes?: readonly string[];
  /** Ends the call with a `cancelled` error, at any point. */
  signal?: AbortSignal;
  /** How long one attempt may take, its body included, milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** Attempts after the first. Default 5. */
  retries?: number;
  /** `auto` signs a GET by bewit, which spares the CORS preflight; `header` never does. Default `auto`. */
  signature?: 'auto' | 'header';
  /** Sends the request. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** Time, waiting and chance, for tests. Default: the real ones. */
  clock?: CallClock;
}

export interface CallResponse {
  readonly status: number;
  /** From the first attempt's start to the last byte, milliseconds, waiting included. */
  readonly ms: number;
  /** Requests sent, at least 1. */
  readonly attempts: number;
  /** The address without signature and without secret arguments. */
  readonly url: string;
}

export interface CallResult<Data = unknown> {
  /** What the server answered: JSON; `undefined` for an empty body; text or a `Blob` where the method gives bytes. */
  readonly data: Data;
  readonly response: CallResponse;
}
