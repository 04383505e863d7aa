/**
 * What a signed-out page pays until somebody can sign in: `npm run bench:load`, after `npm run build`.
 *
 * Chromium with a CPU 4 times slower and slow 4G, each load in a fresh profile; the pages take turns.
 */
import { aside, heading, row, summary, type Goal } from './helpers/report.js';
import { interleaved, median, medianRatio } from './helpers/statistics.js';
import { LoadStage, type Load } from './load/load-stage.js';
import type { Contender } from './load/pages.js';

const contenders = ['plain button', 'bare Lit', 'ours'] as const;
const rounds = 5;

await using stage = await LoadStage.open();
const loads = await interleaved(rounds, contenders, (name) => stage.load(name));
const weights = await interleaved(rounds, ['no script', ...contenders], (name) => stage.weigh(name));
const clicks = await interleaved(rounds, ['plain button', 'ours'] as const, (name) => stage.clickToAuthorize(name));

const of = (name: (typeof contenders)[number], figure: keyof Load) => loads[name].map((load) => load[figure]);
const scriptMs = (name: Contender) => weights[name].map((weight) => weight.scriptMs);
const heap = (name: Contender) => median(weights[name].map(({ heapBytes }) => heapBytes));

for (const name of contenders) {
  heading(`${name}: medians of ${rounds} loads`);
  aside('button visible', `${median(of(name, 'visibleMs')).toFixed(0)} ms`);
  aside('button clickable', `${median(of(name, 'clickableMs')).toFixed(0)} ms`);
  aside('script CPU on the main thread', `${median(scriptMs(name)).toFixed(1)} ms`);
  row('requests until clickable, the page included', median(of(name, 'requests')));
  row('bytes of these (gzip)', median(of(name, 'bytes')));
  row('heap above the page without script', (heap(name) - heap('no script')) / 1000, goalOfHeap(name), ' kB');
}

heading('Ours against the others');
row('visible, ours / plain button', medianRatio(of('ours', 'visibleMs'), of('plain button', 'visibleMs')));
row('clickable, ours / plain button', medianRatio(of('ours', 'clickableMs'), of('plain button', 'clickableMs')), {
  atMost: 1.08,
});
row('clickable, ours / bare Lit', medianRatio(of('ours', 'clickableMs'), of('bare Lit', 'clickableMs')));
row('requests of ours until clickable, without the page', median(of('ours', 'requests')) - 1, { atMost: 2 });
row('script CPU, ours / bare Lit', medianRatio(scriptMs('ours'), scriptMs('bare Lit')), { atMost: 1.5 });
row('scripts of ours of 50 ms or more, per load', median(of('ours', 'longScripts')), { exactly: 0 });
row('click to authorize request, ours / plain button', medianRatio(clicks.ours, clicks['plain button']), {
  atMost: 1.15,
});
summary();

function goalOfHeap(name: Contender): Goal | undefined {
  return name === 'ours' ? { atMost: 110 } : undefined;
}
