import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import puppeteer, { PredefinedNetworkConditions, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { launchOptions } from '../../test/helpers/browsers.js';
import { pageHost } from '../helpers/page-host.js';
import { files, type Contender, type File } from './pages.js';

const slowdown = 4;
const watchPage = readFileSync(new URL('page-watch.js', import.meta.url), 'utf8');

/** What the watching script finds; milliseconds since the navigation began. */
interface Seen {
  visible: number;
  clickable: number;
  /** When it was pressed with success, since the epoch. */
  at: number;
  /** Blocks of the main thread of at least 50 ms, with the script that caused them. */
  longScripts: { start: number; source: string }[];
}

/** One load of a page by a slow network, until its button could be clicked. */
export interface Load {
  visibleMs: number;
  clickableMs: number;
  /** The page included; bytes after gzip, without headers. */
  requests: number;
  bytes: number;
  longScripts: number;
}

/** One load that nothing watches from within. */
export interface Weight {
  /** CPU of script on the main thread, milliseconds. */
  scriptMs: number;
  /** Bytes of script's objects after a garbage collection. */
  heapBytes: number;
}

/** A server, and a browser whose tabs are slow: CPU 4 times slower, network as slow 4G. */
export class LoadStage implements AsyncDisposable {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #find: (path: string) => File | undefined;
  readonly #packed = new Map<string, Buffer>();
  #served: { at: number; bytes: number }[] = [];
  #asked: ((at: number) => void) | undefined;

  private constructor(server: Server, browser: Browser, find: (path: string) => File | undefined) {
    this.#server = server;
    this.#browser = browser;
    this.#find = find;
    server.on('request', ({ url }, response) => this.#answer(new URL(url!, 'http://localhost').pathname, response));
  }

  static async open(): Promise<LoadStage> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const find = await files(originOf(server));
    return new LoadStage(server, await puppeteer.launch(launchOptions('chromium')), find);
  }

  /** Loads a page by a slow network, until its button can be clicked. */
  async load(contender: Contender): Promise<Load> {
    return this.#inFreshProfile(async (tab) => {
      await tab.emulateNetworkConditions(PredefinedNetworkConditions['Slow 4G']);
      await tab.emulateCPUThrottling(slowdown);
      await tab.evaluateOnNewDocument(watchPage);
      this.#served = [];
      await tab.goto(this.#address(contender), { waitUntil: 'domcontentloaded' });
      await tab.waitForFunction('seen.clickable', { polling: 100 });
      const { visible, clickable, at, longScripts } = (await tab.evaluate('seen')) as Seen;
      // What a click loads comes later.
      const served = this.#served.filter((file) => file.at < at);
      const ownLong = longScripts.filter(({ start, source }) => start < clickable && source.startsWith('http'));
      return {
        visibleMs: visible, clickableMs: clickable, longScripts: ownLong.length,
        requests: served.length, bytes: served.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    });
  }

  /** Loads a page and leaves it alone. */
  async weigh(contender: Contender): Promise<Weight> {
    return this.#inFreshProfile(async (tab) => {
      const cdp = await tab.createCDPSession();
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      await tab.emulateCPUThrottling(slowdown);
      await tab.goto(this.#address(contender), { waitUntil: 'networkidle0' });
      return { scriptMs: await scriptCpu(cdp), heapBytes: await heap(cdp) };
    });
  }

  /** Milliseconds from a real click to the request at the provider; the pointer came before, and all was quiet. */
  async clickToAuthorize(contender: Contender): Promise<number> {
    return this.#inFreshProfile(async (tab) => {
      await tab.goto(this.#address(contender), { waitUntil: 'networkidle0' });
      await (await tab.waitForSelector('>>> button'))!.hover();
      await tab.waitForNetworkIdle({ idleTime: 300 });
      const arrived = new Promise<number>((resolve) => (this.#asked = resolve));
      const began = performance.now();
      await tab.mouse.down();
      await tab.mouse.up();
      return (await arrived) - began;
    });
  }

  async #inFreshProfile<T>(work: (tab: Page) => Promise<T>): Promise<T> {
    const context = await this.#browser.createBrowserContext();
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #address = (contender: Contender) => `${originOf(this.#server, pageHost)}/${encodeURIComponent(contender)}`;

  #answer(path: string, response: ServerResponse): void {
    if (path === '/authorize') this.#asked?.(performance.now());
    const file = this.#find(path);
    if (!file) return void response.writeHead(204).end();
    const body = this.#packed.get(path) ?? gzipSync(file.body, { level: 9 });
    this.#packed.set(path, body);
    this.#served.push({ at: Date.now(), bytes: body.length });
    response.writeHead(200, { 'Content-Type': `${file.type}; charset=utf-8`, 'Content-Encoding': 'gzip' }).end(body);
  }
}

const originOf = (server: Server, host = 'localhost') => `http://${host}:${(server.address() as AddressInfo).port}`;

async function scriptCpu(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1000;
}

async function heap(cdp: CDPSession): Promise<number> {
  // Twice: what a finalizer lets go of is collected the second time.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
