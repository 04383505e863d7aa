import { createServer, type RequestListener, type Server } from 'node:http';

/** One server that answers on this machine's loopback addresses only. */
export interface LoopbackServer {
  port: number;
  /** False when the wanted port was taken and a free one was used. */
  hasWantedPort: boolean;
  /** Answers requests from now on. */
  answer(listener: RequestListener): void;
  /** Ends at once, requests under way included. */
  close(): Promise<void>;
}

const attempts = 10;

/**
 * Listens on 127.0.0.1 and, where this machine has it, on ::1, so that both ways to resolve `localhost` work.
 *
 * @param wanted the port to try first; a free one is taken when it is in use, or 0
 * @throws {Error} when no port can be had
 */
export async function loopbackServer(wanted = 0): Promise<LoopbackServer> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const servers = await listenOnBoth(attempt === 0 ? wanted : 0);
    if (!servers) continue;
    const { port } = servers[0]!.address() as { port: number };
    return {
      port,
      hasWantedPort: wanted === 0 || port === wanted,
      answer: (listener) => servers.forEach((server) => server.on('request', listener)),
      close: async () => void await Promise.all(servers.map(close)),
    };
  }
  throw new Error('No free port was found on this machine\'s loopback addresses.');
}

/** Undefined when the port is taken on either address. */
async function listenOnBoth(port: number): Promise<Server[] | undefined> {
  const first = await listen('127.0.0.1', port);
  if (!first) return undefined;
  const { port: chosen } = first.address() as { port: number };
  const second = await listen('::1', chosen).catch(() => 'no-such-address' as const);
  if (second === 'no-such-address') return [first];
  if (second) return [first, second];
  await close(first);
  return undefined;
}

/** Undefined when the port is taken. */
function listen(host: string, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
