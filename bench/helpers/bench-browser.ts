import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type BrowserContext, type CDPSession, type Page } from 'puppeteer-core';
import { launchOptions } from '../../test/helpers/browsers.js';
import { bundle } from './bundle.js';
import { pageHost } from './page-host.js';

/** A tab with one of the bench's modules in it. */
export interface BenchPage {
  tab: Page;
  /** CPU of the page's main thread so far, milliseconds; time in which it did not run does not count. */
  mainThreadMs(): Promise<number>;
  /** Bytes after a garbage collection. */
  heap(): Promise<Heap>;
  /** How many objects of this class are alive after a garbage collection; `expression` is the class. */
  countAlive(expression: string): Promise<number>;
  close(): Promise<void>;
}

/** Bytes of script's objects, and of the DOM's behind them. */
export interface Heap {
  script: number;
  dom: number;
}

/** A browser and a server for the pages that measure. */
export class BenchBrowser implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #modules = new Map<string, Promise<string>>();

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
    server.on('request', (request, response) => void this.#answer(request.url!, response));
  }

  static async open(): Promise<BenchBrowser> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const options = launchOptions('chromium');
    // Certificates of this bench are its own.
    const args = [...options.args!, '--ignore-certificate-errors'];
    // Whom the developer tools tell of each request, the page's main thread does: address, headers, stack.
    const quiet = { networkEnabled: false, issuesEnabled: false };
    return new BenchBrowser(await puppeteer.launch({ ...options, ...quiet, args }), server);
  }

  /** A fresh profile: no connection is open, no module is compiled, nothing is cached. */
  async page(module: string): Promise<BenchPage> {
    if (!this.#modules.has(module)) this.#modules.set(module, bundle(module, { forNode: true }));
    await this.#modules.get(module);
    const context = await this.#browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.goto(`http://${pageHost}:${(this.#server.address() as AddressInfo).port}/?${module}`);
    await tab.waitForFunction('globalThis.bench');
    return measuredPage(context, tab, await tab.createCDPSession());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(url: string, response: ServerResponse): Promise<void> {
    const module = url.split('?')[1];
    if (!module) return void response.writeHead(204).end();
    if (url.startsWith('/module')) {
      response.setHeader('Content-Type', 'text/javascript').end(await this.#modules.get(module));
    } else {
      const html = `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/module?${module}">`;
      response.setHeader('Content-Type', 'text/html').end(`${html}</script>`);
    }
  }
}

async function measuredPage(context: BrowserContext, tab: Page, cdp: CDPSession): Promise<BenchPage> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    tab,
    mainThreadMs: async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
    },
    heap: async () => {
      await collectGarbage(cdp);
      const { usedSize, embedderHeapUsedSize } = await cdp.send('Runtime.getHeapUsage');
      return { script: usedSize, dom: embedderHeapUsedSize };
    },
    countAlive: async (expression) => {
      await collectGarbage(cdp);
      const { result } = await cdp.send('Runtime.evaluate', { expression: `${expression}.prototype` });
      const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
      const count = await cdp.send('Runtime.callFunctionOn', {
        objectId: objects.objectId!, functionDeclaration: 'function () { return this.length }', returnByValue: true,
      });
      await cdp.send('Runtime.releaseObject', { objectId: objects.objectId! });
      return count.result.value as number;
    },
    close: () => context.close(),
  };
}

/** Twice: what a finalizer lets go of is collected the second time. */
async function collectGarbage(cdp: CDPSession): Promise<void> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
}
