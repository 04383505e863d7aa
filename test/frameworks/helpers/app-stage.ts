import { join } from 'node:path';
import { after, afterEach, beforeEach } from 'node:test';
import type { BrowserContext } from 'puppeteer-core';
import { buildApp, type FrameworkName } from '../../../demo/frameworks/build-app.js';
import { startDeployment, type Deployment } from '../../../demo/stack/deployment.js';
import { Visit } from '../../e2e/helpers/visit.js';
import { launchBrowser } from '../../helpers/browsers.js';
import type { Packed } from '../../package/helpers/packed.js';
import { projectWith } from '../../types/helpers/project.js';

/** What the applications import besides our package. */
const packages = [
  '@sveltejs/vite-plugin-svelte', '@vitejs/plugin-vue', 'react', 'react-dom', 'svelte', 'vite', 'vue',
];

/** Applications built with the packed package, and where to visit them. */
export interface AppStage {
  packed: Packed;
  deployment: Deployment;
  /** A new tab of a new profile. */
  visit(name: FrameworkName): Promise<Visit>;
}

/** Call it at the top of a test file: it builds, and clears away. */
export async function setApps(names: FrameworkName[]): Promise<AppStage> {
  const packed = projectWith(...packages);
  const folder = (name: FrameworkName) => join(packed.project, name, name === 'html' ? '' : 'dist');
  const deployment = await startDeployment({
    serve: { ...Object.fromEntries(names.map((name) => [`/${name}`, folder(name)])), '/cdn': join(packed.folder, 'cdn') },
    redirectUris: names.map((name) => `/${name}/`),
  });
  const browser = await launchBrowser();
  after(async () => {
    await browser.close();
    await deployment.close();
    packed.remove();
  });
  let context: BrowserContext;
  beforeEach(async () => {
    await deployment.controls.reset();
    context = await browser.createBrowserContext();
  });
  afterEach(() => context.close());
  return {
    packed,
    deployment,
    async visit(name) {
      // From another origin, as from a CDN.
      await buildApp(name, packed.project, `${deployment.crossSite.pageUrl}/cdn`);
      const visit = await Visit.begin(await context.newPage());
      await visit.goto(`${deployment.pageUrl}/${name}/`);
      return visit;
    },
  };
}
