import { tcError } from '../../session/errors.js';
import type { Credentials } from '../../session/credential-agent.js';
import { runCall } from '../call.js';
import type { CallArgs, CallQuery } from '../call-options.js';
import { say as sayLink } from '../link-sentences.js';
import type { ApiMethod } from '../reference/api-method.js';
import { checkArgs, checkInput, checkQuery } from '../reference/check-input.js';
import { chooseRootUrl, normalRootUrl } from '../reference/choose-root-url.js';
import { encodeUrl } from '../reference/encode-url.js';
import { methodTable } from '../reference/method-table.js';
import { currentCredentials } from '../signing/call-signer.js';
import { clockOffset } from '../signing/clock-offset.js';
import { bewitSync } from './bewit-sync.js';
import { agentOf, type ClientOptions, type Entry, type Reference } from './options.js';
import { say } from './sentences.js';

/** A method of a client: call it, or hand it to `buildUrl`. */
export type ClientMethod = ((...args: never[]) => Promise<unknown>) & { entry?: Entry };

/**
 * What taskcluster-client-web's classes stand on, with our request under them: it needs nothing of Node, honours
 * `timeout`, signs each attempt anew, signs GETs without a preflight, and fails with a `TcError`.
 *
 * The build resolves `../Client` in taskcluster-client-web/src/clients to this file.
 */
export class Client {
  readonly options: ClientOptions & { serviceName: string; serviceVersion: string };

  constructor(options: ClientOptions & { reference?: Reference }) {
    const { reference, ...own } = options ?? {};
    normalRootUrl(own.rootUrl);
    const { serviceName = '', serviceVersion = 'v1' } = { ...own, ...reference };
    this.options = { ...own, serviceName, serviceVersion };
    for (const entry of reference?.entries ?? []) {
      if (entry.type !== 'function') continue;
      const call = (...args: unknown[]) => {
        this.validate(entry, args);
        return this.request(entry, args);
      };
      Object.assign(this, { [entry.name]: Object.assign(call, { entry }) });
    }
  }

  /** A class for a service that taskcluster-client-web does not know, from its reference. */
  static create(reference: Reference): typeof Client {
    return class extends Client {
      constructor(options: ClientOptions) {
        super({ ...options, reference });
      }
    };
  }

  /** The same client with some options changed. */
  use(changes: Partial<ClientOptions>): this {
    const Class = this.constructor as new (options: ClientOptions) => this;
    return new Class({ ...this.options, ...changes });
  }

  /** @throws {TcError} `input` when the arguments are not those of the method */
  validate(entry: Entry, args: readonly unknown[] = []): void {
    const method = this.#method(entry);
    const { path, payload, query } = split(method, args, method.payload);
    checkInput(method, { args: path, query, payload });
  }

  async request(entry: Entry, args: readonly unknown[]): Promise<unknown> {
    const method = this.#method(entry);
    const { path, payload, query } = split(method, args, method.payload);
    const { authorizedScopes, timeout, retries, signature } = this.options;
    const agent = agentOf(this.options);
    const rootUrl = chooseRootUrl(agent, this.options.rootUrl);
    const url = this.#url(method, path, query);
    const body = method.payload ? JSON.stringify(payload) : undefined;
    const call = { method, rootUrl, url, publicUrl: url, body };
    const scopes = authorizedScopes ?? undefined;
    const { data } = await runCall(agent, call, { authorizedScopes: scopes, timeoutMs: timeout, retries, signature });
    return data ?? null;
  }

  /** The address of a call of one of this client's methods, without a signature. */
  buildUrl(method: ClientMethod, ...args: unknown[]): string {
    const known = this.#method(method?.entry);
    const { path, query } = split(known, args, false);
    checkArgs(known, path);
    checkQuery(known, query ?? {});
    return this.#url(known, path, query);
  }

  /**
   * A link to a GET method; `{ expiration }` in seconds may be the last argument. Default: 15 minutes.
   *
   * It is a secret while it works.
   */
  async buildSignedUrl(method: ClientMethod, ...args: unknown[]): Promise<string> {
    const agent = agentOf(this.options);
    if (!agent) throw tcError('configuration', sayLink('linkWithoutCredentials'));
    chooseRootUrl(agent, this.options.rootUrl);
    return this.#sign(method, args, await currentCredentials(agent));
  }

  /** As `buildSignedUrl`, for fixed credentials only. */
  buildSignedUrlSync(method: ClientMethod, ...args: unknown[]): string {
    const { credentials, credentialAgent } = this.options;
    if (credentialAgent) throw tcError('configuration', sayLink('linkTakesTime'));
    if (!credentials) throw tcError('configuration', sayLink('linkWithoutCredentials'));
    return this.#sign(method, args, credentials);
  }

  #sign(method: ClientMethod, args: unknown[], credentials: Credentials): string {
    const { verb, name, args: names, query } = this.#method(method?.entry);
    if (verb !== 'GET') throw tcError('input', sayLink('linkOfNoGet', { method: name, verb }));
    const hasOptions = args.length > names.length + (query.length ? 1 : 0);
    const { expiration = 15 * 60 } = (hasOptions ? args.at(-1) : {}) as { expiration?: number };
    if (typeof expiration !== 'number') throw tcError('input', sayLink('linkLifeNotNumber'));
    const url = this.buildUrl(method, ...(hasOptions ? args.slice(0, -1) : args));
    const now = Date.now() + clockOffset(normalRootUrl(this.options.rootUrl));
    const expires = Math.floor(now / 1000) + expiration;
    return bewitSync(url, credentials, expires, this.options.authorizedScopes ?? undefined);
  }

  #url(method: ApiMethod, args: CallArgs, query: CallQuery | undefined): string {
    const version = this.options.serviceVersion;
    return encodeUrl(normalRootUrl(this.options.rootUrl), method, args, query, version);
  }

  #method(entry: Entry | undefined): ApiMethod {
    if (entry?.type !== 'function') throw tcError('input', say('noClientMethod'));
    const service = this.options.serviceName;
    const known = methodTable(service)?.get(entry.name);
    if (known && known.route === entry.route) return known;
    const verb = entry.method.toUpperCase() as ApiMethod['verb'];
    const { name, route, args, query = [] } = entry;
    return { service, name, verb, route, args, query, payload: !!entry.input, writes: verb !== 'GET', isLink: false };
  }
}

// eslint-disable-next-line no-restricted-exports -- the classes that stand on it import the default
export { Client as default };

/** Positional arguments as taskcluster-client-web takes them: the path's, the payload, the query. */
function split(method: ApiMethod, args: readonly unknown[], hasPayload: boolean) {
  const arity = method.args.length + (hasPayload ? 1 : 0);
  if (args.length > arity + (method.query.length ? 1 : 0) || args.length < arity) {
    const most = arity + (method.query.length ? 1 : 0);
    throw tcError('input', say('clientArgsCount', { method: method.name, least: arity, most, given: args.length }));
  }
  return {
    path: args.slice(0, method.args.length) as CallArgs,
    payload: hasPayload ? args[arity - 1] : undefined,
    query: args[arity] as CallQuery | undefined,
  };
}
