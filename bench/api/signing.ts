import type { BenchBrowser } from '../helpers/bench-browser.js';
import { aside, heading, row } from '../helpers/report.js';
import { interleaved, median, medianRatio } from '../helpers/statistics.js';
import type { bench as inPage, Signer } from './signing-page.js';

declare const bench: typeof inPage;

const module = 'api/signing-page.ts';
const signers: Signer[] = [
  'bare WebCrypto', 'our bewit', 'our header', 'published bewit', 'published header',
];
const count = 1000;

/** What a signature costs in a browser, with temporary credentials whose certificate has 1.5 kB. */
export async function measureSigning(browser: BenchBrowser): Promise<void> {
  heading('Signing one request (a certificate of 1.5 kB)');
  const page = await browser.page(module);
  const measure = (how: 'inTurn' | 'atOnce') => (name: Signer) =>
    page.tab.evaluate((which, signer, times) => bench[which](signer, times), how, name, count);
  const inTurn = await interleaved(7, signers, measure('inTurn'));
  const atOnce = await interleaved(7, signers, measure('atOnce'));
  await page.close();
  for (const name of signers) aside(`${name}, one after the other`, `${each(inTurn[name])} µs`);
  for (const name of signers) aside(`${name}, ${count} at once`, `${each(atOnce[name])} µs`);
  for (const form of ['bewit', 'header'] as const) {
    const [ours, published] = [`our ${form}`, `published ${form}`] as const;
    row(`published client / our ${form}`, medianRatio(inTurn[published], inTurn[ours]), { atLeast: 4.5 });
    row(`our ${form} / bare WebCrypto`, medianRatio(inTurn[ours], inTurn['bare WebCrypto']), { atMost: 1.1 });
    row(`published client / our ${form}, at once`, medianRatio(atOnce[published], atOnce[ours]), { atLeast: 4.5 });
    row(`our ${form} / bare WebCrypto, at once`, medianRatio(atOnce[ours], atOnce['bare WebCrypto']), { atMost: 1.1 });
  }
  await measureFirst(browser);
}

/** The first 200 signatures of a page that was just loaded, key import included. */
async function measureFirst(browser: BenchBrowser): Promise<void> {
  const first = await interleaved(5, signers, async (name) => {
    const page = await browser.page(module);
    const ms = await page.tab.evaluate((signer) => bench.atOnce(signer, 200), name);
    await page.close();
    return ms;
  });
  for (const form of ['bewit', 'header'] as const) {
    const [ours, published] = [`our ${form}`, `published ${form}`] as const;
    aside(`first 200 from cold by ${form}: ours, published`, `${median(first[ours]).toFixed(1)}, ${median(first[published]).toFixed(1)} ms`);
    row(`first 200 from cold by ${form}, published / ours`, medianRatio(first[published], first[ours]), { atLeast: 8 });
  }
}

const each = (samples: number[]) => ((median(samples) * 1000) / count).toFixed(1);
