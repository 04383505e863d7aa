import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach } from './helpers/call-page.js';
import { hidePage, PageClock } from './helpers/page-clock.js';
import { control } from './helpers/person-owner.js';

const minuteMs = 60_000;
let clock: PageClock;

/** A result with these moments, milliseconds from now; beside another one, or on a page of its own. */
async function showTimes(times: Record<string, number>, beside?: TcApiCall): Promise<TcApiCall> {
  const moments = Object.entries(times).map(([name, ms]) => [name, new Date(Date.now() + ms).toISOString()]);
  await control('failNext', { path: '/api/auth/v1/ping', status: 200, body: Object.fromEntries(moments) });
  const markup = `<tc-api-call service="auth" method="ping" auth="none" as="${beside ? 'table' : 'properties'}"></tc-api-call>`;
  beside?.insertAdjacentHTML('afterend', markup);
  const call = beside ? (beside.nextElementSibling as TcApiCall) : (await callPage(markup, null)).call;
  await reach(call, 'done');
  await waitUntil(() => inside(call, 'time'));
  return call;
}

const told = (call: TcApiCall): string[] =>
  [...call.shadowRoot!.querySelectorAll('time')].map(({ textContent }) => textContent);

describe('times in a result', () => {
  beforeEach(() => (clock = new PageClock()));
  afterEach(() => {
    hidePage(false);
    clock.restore();
  });

  it('stay true while they are shown: nothing is drawn anew or announced', async () => {
    const call = await showTimes({ created: -5.5 * minuteMs, deadline: 62.5 * minuteMs, resolved: -3.5 * 60 * minuteMs });
    expect(told(call)).to.deep.equal(['5 minutes ago', 'in 1 hour', '3 hours ago']);
    const exact = [...call.shadowRoot!.querySelectorAll('time')].map(({ title, dateTime }) => title + dateTime);
    const changed: Node[] = [];
    const observer = new MutationObserver((records) =>
      changed.push(...records.map(({ type, target }) => (type === 'characterData' ? target.parentNode! : target))));
    observer.observe(call.shadowRoot!, { subtree: true, childList: true, attributes: true, characterData: true });
    clock.pass(minuteMs);
    expect(told(call)).to.deep.equal(['6 minutes ago', 'in 1 hour', '3 hours ago']);
    clock.pass(3 * minuteMs);
    expect(told(call)).to.deep.equal(['9 minutes ago', 'in 58 minutes', '3 hours ago']);
    await Promise.resolve();
    expect(changed.map(({ nodeName }) => nodeName)).to.deep.equal(Array(changed.length).fill('TIME'));
    // One minute each of the first, and two of the second: nothing that says the same is written.
    expect(changed.length).to.be.within(4, 6);
    expect([...call.shadowRoot!.querySelectorAll('time')].map(({ title, dateTime }) => title + dateTime)).to.deep.equal(exact);
    observer.disconnect();
  });

  it('count seconds only in the minute around now', async () => {
    const call = await showTimes({ created: -57_500, deadline: 63_500 });
    expect(told(call)).to.deep.equal(['57 seconds ago', 'in 1 minute']);
    clock.pass(2000);
    expect(told(call)).to.deep.equal(['59 seconds ago', 'in 1 minute']);
    clock.pass(3000);
    expect(told(call)).to.deep.equal(['1 minute ago', 'in 58 seconds']);
    clock.pass(70_000);
    expect(told(call)).to.deep.equal(['2 minutes ago', '11 seconds ago']);
  });

  it('have one timer for all of them, none while the page is hidden, and none when they are gone', async () => {
    const first = await showTimes({ created: -30_000, started: -10 * minuteMs });
    const second = await showTimes({ created: -20 * minuteMs, started: -1000 }, first);
    // Those of the test itself, and of hints for the page's author, are over then.
    clock.pass(10_000);
    expect(clock.timers).to.equal(1);
    hidePage(true);
    expect(clock.timers).to.equal(0);
    clock.pass(10 * minuteMs);
    expect(told(first)).to.deep.equal(['40 seconds ago', '10 minutes ago']);
    hidePage(false);
    expect(told(first)).to.deep.equal(['10 minutes ago', '20 minutes ago']);
    expect(told(second)).to.deep.equal(['30 minutes ago', '10 minutes ago']);
    expect(clock.timers).to.equal(1);
    const page = first.parentElement!;
    first.remove();
    expect(clock.timers).to.equal(1);
    second.remove();
    expect(clock.timers).to.equal(0);
    clock.pass(minuteMs);
    page.append(first);
    expect(told(first)).to.deep.equal(['11 minutes ago', '21 minutes ago']);
    clock.pass(10_000);
    expect(clock.timers).to.equal(1);
    first.as = 'json';
    await waitUntil(() => inside(first, 'pre'));
    clock.pass(10_000);
    expect(clock.timers).to.equal(0);
  });

  it('follow the language of the page', async () => {
    const call = await showTimes({ created: -5 * minuteMs });
    call.lang = 'de';
    await waitUntil(() => told(call)[0] === 'vor 5 Minuten');
    clock.pass(2 * minuteMs);
    expect(told(call)).to.deep.equal(['vor 7 Minuten']);
  });
});
