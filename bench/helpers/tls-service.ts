import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createSecureServer, type Http2Server } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corsHeaders } from '../../demo/stack/services/headers.js';
import { temporaryCredentials } from '../api/samples.js';

export interface Requests {
  credentials: number;
  preflights: number;
  calls: number;
}

/** A service behind TLS that answers everything with a task's definition. */
export interface TlsService extends AsyncDisposable {
  port: number;
  /** What was asked since it was last taken. */
  take(): Requests;
}

export type Protocol = 'HTTP/1.1' | 'HTTP/2';

/** Signatures are not checked: that costs the server time, not the page. */
export async function tlsService(protocol: Protocol): Promise<TlsService> {
  const tls = selfSigned();
  const listener = (request: unknown, response: unknown) => answer(request as IncomingMessage, response as ServerResponse);
  const server: Server | Http2Server =
    protocol === 'HTTP/2' ? createSecureServer({ ...tls, allowHTTP1: true }, listener) : createServer(tls, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  let requests = none();
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = requests;
      requests = none();
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const kind = kindOf(request);
    requests[kind] += 1;
    response.writeHead(200, { ...corsHeaders, 'Content-Type': 'application/json; charset=utf-8' });
    response.end(kind === 'preflights' ? '' : JSON.stringify(kind === 'calls' ? task : issued()));
  }
}

const none = (): Requests => ({ credentials: 0, preflights: 0, calls: 0 });

function kindOf({ method, url }: IncomingMessage): keyof Requests {
  if (method === 'OPTIONS') return 'preflights';
  return url!.startsWith('/api/login/') ? 'credentials' : 'calls';
}

const issued = () => ({ credentials: temporaryCredentials(), expires: new Date(Date.now() + 3_600_000).toJSON() });

/** The size of a task of a build: 1.6 kB. */
const task = {
  provisionerId: 'proj-example', workerType: 'linux', schedulerId: 'example-level-1', taskGroupId: 'a'.repeat(22),
  dependencies: Array.from({ length: 5 }, (_, index) => `${index}`.repeat(22)), requires: 'all-completed',
  routes: Array.from({ length: 5 }, (_, index) => `index.example.v2.project.latest.linux.build-${index}`),
  priority: 'low', retries: 5, created: '2026-01-01T00:00:00.000Z', deadline: '2026-01-02T00:00:00.000Z', scopes: [],
  payload: { image: 'example/build:1', command: ['/bin/bash', '-c', 'make '.repeat(120)], maxRunTime: 3600 },
  metadata: { name: 'build', owner: 'alice@example.com', source: 'https://example.com/', description: 'A build.' },
};

/** Made anew for each run; kept nowhere. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost';
  try {
    execFileSync('openssl', [...request.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (cause) {
    throw new Error('No certificate could be made: install openssl.', { cause });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
