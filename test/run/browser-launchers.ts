import { chromeLauncher } from '@web/test-runner-chrome';
import type { BrowserLauncher } from '@web/test-runner';
import { launchOptions } from '../helpers/browsers.js';
import { webkitLauncher } from './webkit-launcher.js';

/** How the browser tests start each engine. */
export function browserLaunchers(names: string[]): Promise<BrowserLauncher[]> {
  return Promise.all(names.map(browserLauncher));
}

async function browserLauncher(name: string): Promise<BrowserLauncher> {
  switch (name) {
    case 'chromium': {
      // Named, the browser would be taken for one without coverage.
      const options = { ...launchOptions('chromium'), browser: undefined };
      return Object.assign(chromeLauncher({ launchOptions: options }), { name: 'Chromium' });
    }
    case 'firefox':
      // The launcher speaks WebDriver BiDi as well, but calls everything Chrome.
      return Object.assign(chromeLauncher({ launchOptions: launchOptions('firefox') }), { name: 'Firefox' });
    case 'webkit':
      return webkitLauncher();
    default:
      throw new Error(`There is no browser "${name}": BROWSERS takes chromium, firefox and webkit.`);
  }
}
