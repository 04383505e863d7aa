import type { BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startWebkitDriver } from '../helpers/webkit-driver.js';

/** Starts WebKitGTK's small browser under a virtual display. */
export async function webkitLauncher(): Promise<BrowserLauncher> {
  const { port, capabilities } = await startWebkitDriver();
  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: { ...capabilities, 'wdio:enforceWebDriverClassic': true },
  } as Parameters<typeof webdriverLauncher>[0]);
  return Object.assign(launcher, { name: 'WebKit', concurrency: 1 });
}
