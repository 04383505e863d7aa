import type { Request } from 'express';
import scopeTools from 'taskcluster-lib-scopes';
import type { MethodReference } from 'taskcluster-client';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import { authenticate, type Caller, type SignedRequest } from './authenticate.js';
import { renderScopes, type ScopeParams } from './scope-template.js';

/** An answer that is not simply 200 with a body. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body?: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** One call of an API method, as the method sees it. */
export class ApiCall {
  readonly params: Record<string, string>;
  /** The body: `{}` when there was none, text when it was not JSON. */
  payload: unknown;
  readonly #world: World;
  readonly #request: Request;
  readonly #entry: MethodReference;
  #caller: Promise<Caller> | undefined;

  constructor(world: World, request: Request, entry: MethodReference) {
    this.#world = world;
    this.#request = request;
    this.#entry = entry;
    this.payload = this.#text || {};
    const params = Object.entries(request.params as Record<string, string | string[]>);
    this.params = Object.fromEntries(params.map(([name, value]) => [name, [value].flat().join('/')]));
  }

  /** A path parameter; the route has it, so it is always there. */
  param(name: string): string {
    return this.params[name] ?? '';
  }

  query(name: string): string | undefined {
    return this.#request.query[name] as string | undefined;
  }

  /** `http://host:port`, as the caller knows this deployment. */
  get rootUrl(): string {
    return `${this.#request.protocol}://${this.#request.get('host')}`;
  }

  get contentType(): string | undefined {
    return this.#request.get('content-type');
  }

  /** The body as sent, when it was said to be JSON. */
  get #text(): string {
    return (this.#request as SignedRequest & Request).text ?? '';
  }

  /** Whether there is a body of JSON. */
  get hasJson(): boolean {
    return Boolean(this.#request.is('application/json'));
  }

  /** Who calls. @throws {ApiError} `AuthenticationFailed` */
  caller(): Promise<Caller> {
    this.#caller ??= authenticate(this.#world, this.#request as SignedRequest & Request);
    return this.#caller;
  }

  /**
   * Refuses callers who may not do this.
   *
   * @param params for the scopes that the reference names
   * @throws {ApiError} `AuthenticationFailed`, `InsufficientScopes`
   */
  async authorize(params: ScopeParams): Promise<void> {
    if (this.#entry.scopes === undefined) return;
    const required = renderScopes(this.#entry.scopes, params);
    const { clientId, scopes } = await this.caller();
    if (scopeTools.satisfiesExpression(scopes, required)) return;
    const expression = '\n\n```\n{{required}}\n```';
    if (clientId === undefined) {
      throw new ApiError('InsufficientScopes',
        `This request requires Taskcluster credentials that satisfy the following scope expression:${expression}`,
        { required });
    }
    throw new ApiError('InsufficientScopes',
      `Client ID ${clientId} does not have sufficient scopes and is missing the following scopes:`
      + '\n\n```\n{{unsatisfied}}\n```\n\n'
      + `This request requires the client to satisfy the following scope expression:${expression}`,
      { required, unsatisfied: scopeTools.removeGivenScopes(scopes, required) });
  }
}
