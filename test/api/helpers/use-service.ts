import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach } from 'node:test';
import { callApi, type CallOptions } from '../../../src/api/index.js';
import { ListAgent, alice } from './agent.js';
import { TestClock } from './clock.js';
import { replyError, replyJson, startService, type Answerer, type Service } from './service.js';

/** A fresh service and clock for every test, and short ways to call it. */
export class ServiceCalls {
  service!: Service;
  clock!: TestClock;

  /** An anonymous GET. */
  ping(options: CallOptions = {}) {
    const { clock, service } = this;
    return callApi(null, 'auth', 'ping', { rootUrl: service.rootUrl, clock, ...options });
  }

  /** A method of auth, signed by Alice unless another agent is given. */
  signed(method: string, options: CallOptions = {}, agent = this.agent()) {
    return callApi(agent, 'auth', method, { clock: this.clock, ...options });
  }

  /** A POST that writes. */
  post(options: CallOptions = {}) {
    return this.signed('resetAccessToken', { args: ['x'], ...options });
  }

  agent(...credentials: ConstructorParameters<typeof ListAgent>[1][]): ListAgent {
    return new ListAgent(this.service.rootUrl, ...(credentials.length ? credentials : [alice]));
  }
}

export function useService(): ServiceCalls {
  const calls = new ServiceCalls();
  beforeEach(async () => {
    calls.service = await startService();
    calls.clock = new TestClock();
  });
  afterEach(() => calls.service[Symbol.asyncDispose]());
  return calls;
}

/** Answers with a status, as a proxy in front of a service would. */
export const failing = (status: number, headers?: Record<string, string>): Answerer => (_, response) =>
  replyJson(response, status, { error: 'x' }, headers);

/** Answers 401 with a text of the signature validator. */
export const refuse = (text: string): Answerer => (_, response) =>
  replyError(response, 401, 'AuthenticationFailed', text);

/** Answers with a body of a content type. */
export const sending = (status: number, type?: string, body?: string | Buffer): Answerer => (_, response) =>
  void send(response, status, type).end(body);

const send = (response: ServerResponse, status: number, type?: string) =>
  response.writeHead(status, type ? { 'content-type': type } : {});

export const hangUp: Answerer = (_, response) => void response.destroy();

/** Never answers. */
export const hang: Answerer = () => undefined;
