import type { BenchBrowser } from '../helpers/bench-browser.js';
import { farAway } from '../helpers/far-away.js';
import { aside, heading, row } from '../helpers/report.js';
import { interleaved, median, medianRatio } from '../helpers/statistics.js';
import { tlsService, type Requests, type TlsService } from '../helpers/tls-service.js';
import type { bench as inPage, Caller } from './many-gets-page.js';

declare const bench: typeof inPage;

const module = 'api/many-gets-page.ts';

interface Measured {
  coldMs: number;
  warmMs: number;
  coldCpuMs: number;
  warmCpuMs: number;
  requests: Requests;
}

type Figure = keyof Omit<Measured, 'requests'>;

/** In words, and how many times that of raw `fetch` it may be. */
const figures: readonly (readonly [what: string, which: Figure, atMost: number])[] = [
  ['time from cold', 'coldMs', 1.35],
  ['time warm', 'warmMs', 1.1],
  ['main-thread CPU from cold', 'coldCpuMs', 1.2],
  ['main-thread CPU warm', 'warmCpuMs', 1.2],
];

/** 200 different GETs at once, by HTTP version and distance; the clients take turns. */
export async function measureManyGets(browser: BenchBrowser): Promise<void> {
  for (const protocol of ['HTTP/1.1', 'HTTP/2'] as const) {
    await using service = await tlsService(protocol);
    const near = { ...service, rootUrl: `https://127.0.0.1:${service.port}` };
    // The first page of a browser pays for all.
    await visit(browser, near, 'raw fetch');
    heading(`200 different GETs at once, ${protocol}, 0 ms away`);
    await compare(browser, near, 15, true);
    await using distance = await farAway(service.port, 100);
    heading(`200 different GETs at once, ${protocol}, 100 ms away`);
    // By HTTP/1.1 only six are under way at a time: each batch takes seconds. The naive client takes half a minute:
    // a browser sends its equal requests for credentials one after the other.
    const rounds = protocol === 'HTTP/1.1' ? 3 : 15;
    await compare(browser, { ...service, rootUrl: `https://127.0.0.1:${distance.port}` }, rounds, false);
    if (protocol === 'HTTP/2') await measureEqual(browser, near);
  }
}

/** A service by the way that leads to it. */
type Place = Pick<TlsService, 'take'> & { rootUrl: string };

async function compare(browser: BenchBrowser, service: Place, rounds: number, withNaive: boolean): Promise<void> {
  const names = ['raw fetch', 'least', 'ours'] as const;
  const measured = await interleaved(rounds, names, (who) => visit(browser, service, who));
  const { 'raw fetch': raw, least, ours } = measured;
  const ratio = (above: Measured[], below: Measured[], which: Figure) =>
    medianRatio(above.map(pick(which)), below.map(pick(which)));
  for (const [what, which] of figures) {
    const medians = names.map((name) => median(measured[name].map(pick(which))).toFixed(0));
    aside(`raw fetch, least, ours: ${what}`, `${medians.join(', ')} ms`);
  }
  const { credentials, preflights, calls } = ours.at(-1)!.requests;
  row('credential requests', credentials, { exactly: 1 });
  row('requests, preflights included', credentials + preflights + calls, { atMost: 202 });
  for (const [what, which, atMost] of figures) {
    row(`${what}, ours / raw`, ratio(ours, raw, which), { atMost });
    row(`${what}, least that any client does / raw`, ratio(least, raw, which));
  }
  if (!withNaive) return;
  const naive = await visit(browser, service, 'naive', 1);
  const all = naive.requests.credentials + naive.requests.preflights + naive.requests.calls;
  row('naive client: credential requests', naive.requests.credentials);
  row('naive client: requests, preflights included', all);
  row('naive client: time from cold, naive / raw', naive.coldMs / median(raw.map(pick('coldMs'))));
}

const pick = (which: Figure) => (measured: Measured) => measured[which];

/** One fresh page and its first batches. */
async function visit(browser: BenchBrowser, service: Place, caller: Caller, batches = 2): Promise<Measured> {
  const page = await browser.page(module);
  service.take();
  const measured: { ms: number; cpuMs: number }[] = [];
  let requests: Requests | undefined;
  for (let number = 0; number < batches; number += 1) {
    const before = await page.mainThreadMs();
    const ms = await page.tab.evaluate((who, url, which) => bench.batch(who, url, which), caller, service.rootUrl, number);
    measured.push({ ms, cpuMs: (await page.mainThreadMs()) - before });
    requests ??= service.take();
  }
  await page.close();
  const [cold, warm] = [measured[0]!, measured.at(-1)!];
  return { coldMs: cold.ms, warmMs: warm.ms, coldCpuMs: cold.cpuMs, warmCpuMs: warm.cpuMs, requests: requests! };
}

async function measureEqual(browser: BenchBrowser, service: Place): Promise<void> {
  heading('200 equal GETs at once');
  const page = await browser.page(module);
  service.take();
  await page.tab.evaluate((url) => bench.equal(url), service.rootUrl);
  row('calls that reach the service', service.take().calls, { exactly: 1 });
  await page.close();
}
