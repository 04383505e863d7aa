/**
 * What calls cost: signing, 200 calls at once, and elements that wait. `npm run bench:api`.
 *
 * Ratios within one run, between contenders that take turns; times are this machine's and prove nothing.
 */
import { BenchBrowser } from './helpers/bench-browser.js';
import { summary } from './helpers/report.js';
import { measureSigning } from './api/signing.js';

await using browser = await BenchBrowser.open();
await measureSigning(browser);
summary();
