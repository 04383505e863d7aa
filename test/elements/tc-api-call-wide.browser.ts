import { expect } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach } from './helpers/call-page.js';
import { settled } from './helpers/page.js';
import { control } from './helpers/person-owner.js';

const wideRow = (i: number) => ({
  name: `build-linux64/opt ${i}`, state: 'completed', worker: 'gecko-t/linux-large', owner: `somebody-${i}@example.com`,
  started: '2026-01-01T00:00:00.000Z', resolved: '2026-01-01T01:00:00.000Z',
});

/** A table in a place as narrow as a phone. */
async function tableOf(tasks: object[], dir = 'ltr'): Promise<TcApiCall> {
  await control('failNext', { path: '/api/queue/v1/task-group/', status: 200, body: { tasks } });
  const { call } = await callPage(
    `<div dir="${dir}" style="inline-size: 320px"><tc-api-call service="queue" method="listTaskGroup" auth="none"
      args='["P273wqnjTBGSPY_Wv5fP5Q"]'></tc-api-call></div>`, null);
  await reach(call, 'done');
  return call;
}

/** Lets a point be asked for shades alone: of what makes them, the browser tells where it is in view. */
function askForShades(call: TcApiCall): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.edges { visibility: hidden }
    .edges::before, .edges::after { visibility: visible; pointer-events: auto }`);
  call.shadowRoot!.adoptedStyleSheets.push(sheet);
}

/** Whether there is a shade at the left and at the right. */
async function shades(call: TcApiCall, scrolled: number): Promise<boolean[]> {
  const scroller = inside(call, '[part=scroller]')!;
  scroller.scrollLeft = scrolled;
  await settled();
  const { left, right, top } = scroller.getBoundingClientRect();
  return [left + 3, right - 3].map((x) => call.shadowRoot!.elementFromPoint(x, top + 60)!.matches('[part=edges]'));
}

const far = 10_000;

describe('a table that is wider than its place', () => {
  for (const [dir, start, middle, end] of [['ltr', 0, 60, far], ['rtl', 0, -60, -far]] as const) {
    it(`has a shade at each edge behind which it goes on, ${dir}`, async () => {
      const call = await tableOf([1, 2, 3].map(wideRow), dir);
      expect(inside(call, '[part=scroller]')!.scrollWidth).to.be.above(400);
      expect(inside(call, 'table')!.getBoundingClientRect().width).to.be.above(400);
      askForShades(call);
      const isBegun = dir === 'ltr' ? [false, true] : [true, false];
      expect(await shades(call, start)).to.deep.equal(isBegun);
      expect(await shades(call, middle)).to.deep.equal([true, true]);
      expect(await shades(call, end)).to.deep.equal([...isBegun].reverse());
      await expect(call).to.be.accessible();
    });
  }

  it('has none where all of it is in view, and what scrolls is named and in reach of keys', async () => {
    const call = await tableOf([{ name: 'one' }, { name: 'two' }]);
    askForShades(call);
    expect(await shades(call, 0)).to.deep.equal([false, false]);
    const { tabIndex, ariaLabel, role } = inside(call, '[part=scroller]')!;
    expect([tabIndex, ariaLabel, role]).to.deep.equal([0, 'queue.listTaskGroup', 'group']);
  });

  it('lies behind its shades: a press goes to the table', async () => {
    const call = await tableOf([1, 2, 3].map(wideRow));
    expect(await shades(call, 60)).to.deep.equal([false, false]);
  });

  it('breaks no short name into words, and gives a long one no more room than that', async () => {
    const names = ['build macosx64/debug', 'a name that fits on no line, a name that fits on no line'];
    const call = await tableOf(names.map((name, i) => ({ ...wideRow(i), name })));
    const [short, long] = [...call.shadowRoot!.querySelectorAll('tbody th bdi')].map((name) => name.getClientRects().length);
    expect(short).to.equal(1);
    expect(long).to.be.within(2, 5);
  });

  it('keeps no room for names that are shorter', async () => {
    const few = await tableOf([1, 2].map((i) => ({ ...wideRow(i), name: `t${i}` })));
    expect(inside(few, 'tbody th')!.getBoundingClientRect().width).to.be.below(80);
  });

  it('shows every cell whole when it is long', async () => {
    const call = await tableOf(Array.from({ length: 250 }, (_, i) => wideRow(i)));
    await settled();
    const body = inside(call, 'tbody')!.getBoundingClientRect();
    const cells = [...inside(call, 'tbody tr')!.children] as HTMLElement[];
    expect(cells).to.have.length(6);
    for (const cell of cells) {
      expect(cell.getBoundingClientRect().right).to.be.at.most(body.right + 1);
      expect(cell.scrollWidth, cell.textContent).to.be.at.most(cell.clientWidth);
    }
  });
});
