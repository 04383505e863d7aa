import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import { findCommand } from './browsers.js';
import { freePort } from './free-port.js';

/** What to do where WebKit is missing. */
export const webkitIsMissing = 'WebKit is not installed: on Debian, apt-get install webkit2gtk-driver xvfb xauth.';

/** A WebDriver server for WebKitGTK's small browser. */
export interface WebkitDriver {
  port: number;
  /** What a session has to ask for. */
  capabilities: Record<string, unknown>;
  /** Ends the server, its browser and its display; the end of this process does so too. */
  stop(): void;
}

/** Whether WebKitGTK, its driver and a virtual display are installed. */
export function hasWebkit(): boolean {
  return Boolean(miniBrowser() && findCommand(['WebKitWebDriver']) && findCommand(['xvfb-run']));
}

/**
 * Starts the driver under a virtual display.
 *
 * @throws {Error} when it is not installed, or does not start
 */
export async function startWebkitDriver(): Promise<WebkitDriver> {
  const binary = miniBrowser();
  if (!hasWebkit() || !binary) throw new Error(webkitIsMissing);
  const port = await freePort();
  // A process group of its own, because xvfb-run leaves its children behind when it is ended.
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { detached: true, stdio: 'ignore' });
  const stop = () => {
    process.off('exit', stop);
    if (driver.pid) process.kill(-driver.pid, 'SIGTERM');
  };
  process.once('exit', stop);
  driver.unref();
  await accepts(port, driver);
  return {
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation', '--javascript-can-open-windows-automatically=true'] },
    },
    stop,
  };
}

function miniBrowser(): string | undefined {
  const root = '/usr/lib';
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .map((folder) => `${root}/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
}

async function accepts(port: number, driver: { exitCode: number | null }): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end && driver.exitCode === null; ) {
    if (await canConnect(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start.');
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
