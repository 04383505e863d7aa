/** Error codes of every Taskcluster service, with their HTTP status. */
const statusOf = {
  MalformedPayload: 400,
  InvalidRequestArguments: 400,
  InputValidationError: 400,
  InputError: 400,
  AuthenticationFailed: 401,
  InsufficientScopes: 403,
  ResourceNotFound: 404,
  RequestConflict: 409,
  ResourceExpired: 410,
  InputTooLarge: 413,
  InternalServerError: 500,
} as const;

export type ApiErrorCode = keyof typeof statusOf;

/** A refusal by a service. `{{name}}` in the message stands for that detail. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ApiErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/** The request that an error answers, as the error repeats it. */
export interface RequestInfo {
  /** The method's name in the reference: `listTaskGroup`. */
  method: string;
  params: Record<string, string>;
  payload: unknown;
  /** By the server's clock: the only one that page script can read. */
  time: string;
}

/** The JSON that a service sends with an error. */
export function errorBody(error: ApiError, requestInfo: RequestInfo) {
  const { code, details, status } = error;
  // A name without a detail stays as it is; clients see `{{hash}}` of a real deployment, too.
  const text = error.message.replace(/\{\{([\w-]+)\}\}/g, (whole, name: string) => (name in details
    ? asText(details[name]) : whole));
  const facts = [
    `* method:     ${requestInfo.method}`,
    `* errorCode:  ${code}`,
    `* statusCode: ${status}`,
    `* time:       ${requestInfo.time}`,
  ];
  return { code, message: `${text}\n\n---\n\n${facts.join('\n')}`, requestInfo };
}

function asText(detail: unknown): string {
  return typeof detail === 'string' ? detail : JSON.stringify(detail, null, 2);
}
