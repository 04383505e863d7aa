import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import type { BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findCommand } from '../helpers/browsers.js';
import { freePort } from '../helpers/free-port.js';

/** Whether WebKitGTK, its driver and a virtual display are installed. */
export function hasWebkit(): boolean {
  return Boolean(miniBrowser() && findCommand(['WebKitWebDriver']) && findCommand(['xvfb-run']));
}

/** Starts WebKitGTK's small browser under a virtual display. */
export async function webkitLauncher(): Promise<BrowserLauncher> {
  const binary = miniBrowser();
  if (!hasWebkit() || !binary) {
    throw new Error('WebKit is not installed: on Debian, apt-get install webkit2gtk-driver xvfb xauth.');
  }
  const port = await freePort();
  // A process group of its own, because xvfb-run leaves its children behind when it is ended.
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { detached: true, stdio: 'ignore' });
  process.once('exit', () => {
    if (driver.pid) process.kill(-driver.pid, 'SIGTERM');
  });
  driver.unref();
  await accepts(port, driver);
  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary, args: ['--automation', '--javascript-can-open-windows-automatically=true'] },
    },
  } as Parameters<typeof webdriverLauncher>[0]);
  return Object.assign(launcher, { name: 'WebKit', concurrency: 1 });
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
