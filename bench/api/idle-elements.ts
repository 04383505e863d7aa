import type { BenchBrowser, Heap } from '../helpers/bench-browser.js';
import { aside, heading, row } from '../helpers/report.js';
import { median, medianRatio } from '../helpers/statistics.js';
import type { bench as inPage } from './idle-elements-page.js';

declare const bench: typeof inPage;

const count = 1000;
const tags = ['bare-element', 'tc-api-call'] as const;

interface Cost {
  cpuMs: number;
  heapEach: Heap;
  aliveAfterRemoval: number;
}

/** 1,000 `<tc-api-call as="none">` that have nothing to do, against 1,000 Lit elements that draw nothing. */
export async function measureIdleElements(browser: BenchBrowser): Promise<void> {
  heading('1,000 idle <tc-api-call as="none">, against bare Lit elements that draw nothing');
  const bare: Cost[] = [];
  const ours: Cost[] = [];
  for (let round = 0; round < 15; round += 1) {
    for (const tag of round % 2 ? [...tags].reverse() : tags) {
      (tag === 'tc-api-call' ? ours : bare).push(await costOf(browser, tag));
    }
  }
  const cpu = (costs: Cost[]) => costs.map(({ cpuMs }) => cpuMs);
  const heap = (costs: Cost[], part: keyof Heap) => median(costs.map(({ heapEach }) => heapEach[part])) / 1000;
  aside('bare, ours: CPU to create them', `${median(cpu(bare)).toFixed(0)}, ${median(cpu(ours)).toFixed(0)} ms`);
  row('CPU to create them, ours / bare', medianRatio(cpu(ours), cpu(bare)), { atMost: 2 });
  row('script heap of a bare one', heap(bare, 'script'), undefined, ' kB');
  row('script heap of one of ours', heap(ours, 'script'), { atMost: 1.5 }, ' kB');
  row('DOM heap of a bare one', heap(bare, 'dom'), undefined, ' kB');
  row('DOM heap of one of ours', heap(ours, 'dom'), undefined, ' kB');
  row('elements alive after removal', Math.max(...ours.map((cost) => cost.aliveAfterRemoval)), { exactly: 0 });
}

/** On a fresh page, where one element was there and went before. */
async function costOf(browser: BenchBrowser, tag: (typeof tags)[number]): Promise<Cost> {
  const page = await browser.page('api/idle-elements-page.ts');
  const create = (number: number) => page.tab.evaluate((name, times) => bench.create(name, times), tag, number);
  const remove = () => page.tab.evaluate(() => bench.remove());
  await create(1);
  await remove();
  const before = await page.heap();
  const cpuBefore = await page.mainThreadMs();
  await create(count);
  const cpuMs = (await page.mainThreadMs()) - cpuBefore;
  const after = await page.heap();
  const heapEach = { script: (after.script - before.script) / count, dom: (after.dom - before.dom) / count };
  await remove();
  const aliveAfterRemoval = await page.countAlive(`customElements.get('${tag}')`);
  await page.close();
  return { cpuMs, heapEach, aliveAfterRemoval };
}
