import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, beforeEach } from 'node:test';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { startDeployment, type Addresses, type Deployment } from '../../../demo/stack/deployment.js';
import { defaultClients } from '../../../demo/stack/third-party/third-party.js';
import { launchBrowser, type BrowserName } from '../../helpers/browsers.js';
import { builtCdn } from './built-cdn.js';
import { Visit, type VisitOptions } from './visit.js';

/** The browser of this run. */
export const browserName: BrowserName = process.env.TEST_BROWSER === 'firefox' ? 'firefox' : 'chromium';

export type PageHeaders = Record<string, Record<string, string>>;

/**
 * A deployment, our built elements on its page server, and a browser: what one test file needs.
 *
 * Before each test everything is as on the first day, with a browser profile of its own.
 */
export class Stage {
  readonly deployment: Deployment;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #headers: PageHeaders;
  #context!: BrowserContext;

  private constructor(deployment: Deployment, browser: Browser, folder: string, headers: PageHeaders) {
    this.deployment = deployment;
    this.#browser = browser;
    this.#folder = folder;
    this.#headers = headers;
  }

  /**
   * Call it at the top of a test file: it sets up and clears away.
   *
   * @param serve what else the page server has, mount to folder; a folder at `/` stands in place of what is written
   */
  static async set(serve: Record<string, string> = {}): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'pages-'));
    const headers: PageHeaders = {};
    const deployment = await startDeployment({
      serve: { '/': folder, '/cdn': await builtCdn(), ...serve },
      pageHeaders: (path) => headers[path] ?? {},
      redirectUris: ['/app.html'],
    });
    const stage = new Stage(deployment, await launchBrowser(browserName, { protocolTimeout: 30_000 }), folder, headers);
    beforeEach(() => stage.#firstDay());
    afterEach(() => stage.#context.close());
    after(() => stage.#close());
    return stage;
  }

  get controls(): Deployment['controls'] {
    return this.deployment.controls;
  }

  get log(): Deployment['world']['log'] {
    return this.deployment.world.log;
  }

  /** Writes a page; `headers` are sent with it. */
  async write(path: string, html: string, headers: Record<string, string> = {}): Promise<void> {
    await writeFile(join(this.#folder, path.endsWith('/') ? `${path}index.html` : path), html);
    this.#headers[path] = headers;
  }

  /** Writes a page at `/` and visits it in a new tab. */
  async open(html: string, options: VisitOptions & { headers?: Record<string, string> } = {}): Promise<Visit> {
    await this.write('/', html, options.headers);
    return this.visit('/', options);
  }

  /** Visits an address of the page server in a new tab; one with a host as it is. */
  async visit(address: string, options: VisitOptions = {}): Promise<Visit> {
    const visit = await Visit.begin(await this.#context.newPage(), options);
    await visit.goto(new URL(address, this.deployment.pageUrl).href);
    return visit;
  }

  /** How often something was asked for; preflights do not count. */
  countOf(prefix: string, method?: string): number {
    return this.log.matching(prefix, method).length;
  }

  /** The files of ours that were loaded, by the first part of their names. */
  loadedChunks(): string[] {
    return this.log.matching('/cdn/chunks/').map(({ path }) => /chunks\/(.*)-[\w-]{8}\.js/.exec(path)?.[1] ?? path);
  }

  async #firstDay(): Promise<void> {
    await this.controls.reset();
    for (const path of Object.keys(this.#headers)) delete this.#headers[path];
    this.#context = await this.#browser.createBrowserContext();
  }

  async #close(): Promise<void> {
    await this.#browser.close();
    await this.deployment.close();
    await rm(this.#folder, { recursive: true });
  }
}

const attributesOf = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`)
    .join('');

/** `<tc-signin>` at the hosted login, as an author would write it. */
export function hosted({ rootUrl, tenantUrl }: Addresses, more: Record<string, string> = {}): string {
  const attributes = { 'root-url': rootUrl, domain: tenantUrl, 'client-id': 'taskcluster-elements-demo', ...more };
  return `<tc-signin${attributesOf(attributes)}></tc-signin>`;
}

/** `<tc-signin>` at the deployment's third-party login; scope and flow are those that the client is registered with. */
export function thirdParty({ rootUrl }: Addresses, clientId: string, more: Record<string, string> = {}): string {
  const { scope, responseType } = defaultClients(rootUrl).find((client) => client.clientId === clientId)!;
  const attributes = {
    provider: 'taskcluster', 'root-url': rootUrl, 'client-id': clientId, scope: scope.join(' '),
    ...(responseType === 'token' && { 'response-type': 'token' }), ...more,
  };
  return `<tc-signin${attributesOf(attributes)}></tc-signin>`;
}

/** A whole page around some markup. */
export function page(body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${head}
<script type="module" src="/cdn/taskcluster-elements.js"></script>
</head>
<body>
${body}
</body>
</html>`;
}

/** The page of the README: one script, three tags. */
export function threeTags(signin: string): string {
  return page(`${signin}
<tc-whoami></tc-whoami>
<tc-api-call service="auth" method="currentScopes"></tc-api-call>`);
}
