/** One method of a Taskcluster service, as its reference describes it. */
export interface ApiMethod {
  readonly service: string;
  readonly name: string;
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/task/<taskId>`, under `/api/<service>/v1`. */
  readonly route: string;
  /** Names of the route's parameters, in order. */
  readonly args: readonly string[];
  /** Names of the query parameters it takes. */
  readonly query: readonly string[];
  /** Whether it takes a payload. */
  readonly payload: boolean;
  /** Whether it changes something: false for GET and for the few POSTs that only read. */
  readonly writes: boolean;
  /** Whether it redirects or answers with bytes (artifacts): give a person a signed link to it. */
  readonly isLink: boolean;
}
