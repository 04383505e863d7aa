import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { after, test } from 'node:test';
import { serveGallery } from '../../demo/gallery/serve-gallery.js';
import { launchBrowser } from '../helpers/browsers.js';
import { openGallery } from './helpers/open-gallery.js';

// The size of the window and of a pixel are told by Chromium's own protocol.
const skip = process.env.TEST_BROWSER === 'firefox' ? 'Chromium only' : false;

const gallery = await serveGallery();
const browser = await launchBrowser('chromium');
after(async () => {
  await browser.close();
  gallery.close();
});

const layoutFaults = readFileSync(new URL('helpers/layout-faults.js', import.meta.url), 'utf8');

for (const element of ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show']) {
  for (const lang of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
    test(`nothing of ${element} is cut off or overlaps at 400 % of a window of 1280 px, in ${lang}`, { skip }, async () => {
      const page = await openGallery(browser, gallery.url, { element, lang });
      // What a browser does that zooms: the same window has a quarter of the pixels, each four times as wide.
      const session = await page.createCDPSession();
      await session.send('Emulation.setDeviceMetricsOverride', { width: 320, height: 256, deviceScaleFactor: 4, mobile: false });
      await page.waitForFunction('innerWidth === 320 && devicePixelRatio === 4');
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
      assert.deepEqual(await page.evaluate(layoutFaults), []);
      await page.close();
    });
  }
}
