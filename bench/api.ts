/**
 * What calls cost: `npm run bench:api`, or one part of it: `npm run bench:api -- signing`.
 *
 * Ratios within one run, between contenders that take turns; times are this machine's and prove nothing.
 */
import { measureIdleElements } from './api/idle-elements.js';
import { measureManyGets } from './api/many-gets.js';
import { measureSigning } from './api/signing.js';
import { BenchBrowser } from './helpers/bench-browser.js';
import { summary } from './helpers/report.js';

const parts = { signing: measureSigning, gets: measureManyGets, elements: measureIdleElements };

const [chosen] = process.argv.slice(2);
if (chosen && !(chosen in parts)) throw new Error(`There is no part "${chosen}": choose ${Object.keys(parts).join(', ')}.`);
await using browser = await BenchBrowser.open();
for (const [name, measure] of Object.entries(parts)) {
  if (!chosen || chosen === name) await measure(browser);
}
summary();
