import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import type { Credentials } from '../../../src/session/credential-agent.js';
import { alice } from './agent.js';

const hawk = createRequire(import.meta.url)('hawk') as HawkServer;

interface HawkServer {
  server: { authenticate: Authenticate };
  uri: { authenticate: Authenticate };
}
type Key = { key: string; algorithm: 'sha256' } | null;
type Authenticate = (
  request: object,
  find: (id: string) => Key,
  options?: object,
) => Promise<{ artifacts?: Attributes; attributes?: Attributes }>;
interface Attributes {
  id: string;
  ext?: string;
  hash?: string;
}

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** How it was signed; undefined for an anonymous one. */
  scheme: 'header' | 'bewit' | undefined;
  clientId: string | undefined;
  /** Hawk's ext, decoded. */
  ext: unknown;
}

/** Answers one request itself; nothing returned lets the service answer as usual. */
export type Answerer = (seen: SeenRequest, response: ServerResponse) => void | 'usual';

export interface Service extends AsyncDisposable {
  rootUrl: string;
  seen: SeenRequest[];
  /** Answers of the next requests, in order. */
  next: Answerer[];
  /** Milliseconds the service's clock is ahead. */
  aheadMs: number;
}

/**
 * A Taskcluster service as far as signing goes: the hawk package's own server side checks every request, and errors
 * have Taskcluster's shape. It answers `{}` to all that is well signed or not signed.
 */
export async function startService(known: readonly Credentials[] = [alice]): Promise<Service> {
  const service = { seen: [] as SeenRequest[], next: [] as Answerer[], aheadMs: 0 };
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    const seen: SeenRequest = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body,
      scheme: request.headers.authorization ? 'header' : /[?&]bewit=/.test(request.url!) ? 'bewit' : undefined,
      clientId: undefined,
      ext: undefined,
    };
    service.seen.push(seen);
    try {
      if (seen.scheme) Object.assign(seen, await check(request, seen.scheme, known, service.aheadMs));
    } catch (error) {
      return replyError(response, 401, 'AuthenticationFailed', describe(error as Boom), Date.now() + service.aheadMs);
    }
    const own = service.next.shift();
    if (own && own(seen, response) !== 'usual') return;
    replyJson(response, 200, {});
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(service, {
    rootUrl: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function check(request: IncomingMessage, scheme: string, known: readonly Credentials[], aheadMs: number) {
  const find = (id: string): Key => {
    const client = known.find(({ clientId }) => clientId === id);
    if (!client) throw new Error(`Client with clientId '${id}' not found`);
    return { key: client.accessToken, algorithm: 'sha256' };
  };
  const authenticate = scheme === 'header' ? hawk.server.authenticate : hawk.uri.authenticate;
  const options = { timestampSkewSec: 15 * 60, localtimeOffsetMsec: aheadMs };
  const { artifacts, attributes } = await authenticate(request, find, options);
  const { id, ext } = (artifacts ?? attributes)!;
  return { clientId: id, ext: ext ? (JSON.parse(Buffer.from(ext, 'base64').toString()) as unknown) : undefined };
}

type Boom = Error & { isBoom?: boolean; isServer?: boolean; output?: { payload: { error: string; message?: string } } };

/** As Taskcluster's signature validator words it. */
function describe(error: Boom): string {
  const payload = error.isBoom && !error.isServer ? error.output?.payload : undefined;
  return payload ? [payload.error, payload.message].filter(Boolean).join(': ') : error.message;
}

export function replyJson(response: ServerResponse, status: number, body: unknown, headers?: Record<string, string>) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body, null, 2));
}

export function replyError(response: ServerResponse, status: number, code: string, text: string, time = Date.now()) {
  const at = new Date(time).toISOString();
  const facts = ['* method:     x', `* errorCode:  ${code}`, `* statusCode: ${status}`, `* time:       ${at}`];
  const message = `${text}\n\n---\n\n${facts.join('\n')}`;
  replyJson(response, status, { code, message, requestInfo: { method: 'x', params: {}, payload: {}, time: at } });
}
