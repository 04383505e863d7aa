import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port of this machine that leads to another one, and takes time for it. */
export interface Distance extends AsyncDisposable {
  port: number;
}

/**
 * Puts a service of this machine so many milliseconds away, there and back: TLS handshakes and requests take as long
 * as they would; only the TCP connection itself is there at once.
 */
export async function farAway(port: number, roundTripMs: number): Promise<Distance> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    carry(near, far);
    carry(far, near);
  });

  /** Equal timers fire in the order they were set, so bytes arrive in theirs. */
  function carry(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), roundTripMs / 2));
    from.on('close', () => setTimeout(() => to.destroy(), roundTripMs / 2));
    from.on('error', () => from.destroy());
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
