import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { words as de } from '../../src/elements/words/de.js';
import { callPage, inside, reach } from './helpers/call-page.js';
import { control, PersonAgent } from './helpers/person-owner.js';

const rowCount = 10_000;

const tasks = Array.from({ length: rowCount }, (_, i) => ({
  status: { taskId: `P273wqnjTBGSPY_Wv5f${String(i).padStart(4, '0').slice(-2)}Q`, state: i % 3 ? 'completed' : 'failed' },
  task: { metadata: { name: `Task number ${i} of many`, owner: `owner-${i}@example.org` }, created: new Date(1.7e12 + i * 6e4) },
}));

/** A group of its own, which answers with all rows, page by page. */
async function longGroup(taskGroupId: string): Promise<string> {
  const path = `/api/queue/v1/task-group/${taskGroupId}/`;
  const size = 2500;
  for (let first = 0; first < rowCount; first += size) {
    const more = first + size < rowCount && { continuationToken: `from-${first + size}` };
    const page = { taskGroupId, tasks: tasks.slice(first, first + size), ...more };
    const body = JSON.stringify(page);
    await control('failNext', { path, status: 200, times: 1, contentType: 'application/json', body });
  }
  return `service="queue" method="listTaskGroup" pages="all" args='["${taskGroupId}"]'`;
}

/** Scrolls down the page, a frame for each step, until all is drawn; the most that was drawn in one frame. */
async function scrollToEnd(drawn: () => number): Promise<number> {
  let most = 0;
  while (drawn() < rowCount || window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 1) {
    const before = drawn();
    window.scrollBy(0, 2000);
    await new Promise(requestAnimationFrame);
    most = Math.max(most, drawn() - before);
  }
  return most;
}

describe('10,000 rows in a <tc-api-call>', () => {
  it('are drawn as a person scrolls, and never in one go', async function () {
    this.timeout(60_000);
    const group = await longGroup('P273wqnjTBGSPY_Wv5fP5A');
    const { call } = await callPage(
      `<tc-api-call ${group} columns="
        task.metadata.name, status.state, status.taskId, task.metadata.owner, task.created"></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    expect(inside(call, '[role=status]')!.textContent).to.equal('10,000 entries.');
    expect(inside(call, 'table')!.getAttribute('aria-rowcount')).to.equal('10001');
    const rows = () => call.shadowRoot!.querySelectorAll('tbody tr').length;
    expect(rows()).to.be.below(1000);
    const first = inside(call, 'tbody tr');
    expect(await scrollToEnd(rows)).to.be.below(1000);
    expect(inside(call, 'tbody tr')).to.equal(first);
    expect(call.shadowRoot!.querySelector('tbody:last-child tr:last-child')!.getAttribute('aria-rowindex')).to.equal('10001');
    expect(inside(call, '[part~=more]')).to.equal(null);
    // What is out of view costs no layout.
    expect(getComputedStyle(inside(call, 'tbody')!).contentVisibility).to.equal('auto');
  });

  it('are drawn from a template part by part too', async function () {
    this.timeout(60_000);
    const group = await longGroup('P273wqnjTBGSPY_Wv5fP5g');
    const { call } = await callPage(
      `<tc-api-call ${group}>
        <template><p class="task" data-tc-text="task.metadata.name"></p></template>
      </tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    const drawn = () => call.querySelectorAll('.task').length;
    expect(drawn()).to.be.below(1000);
    const first = call.querySelector('.task');
    expect(await scrollToEnd(drawn)).to.be.below(1000);
    expect(call.querySelector('.task')).to.equal(first);
    expect([...call.querySelectorAll('.task')].at(-1)!.textContent).to.equal('Task number 9999 of many');
  });
});

describe('a branch of 10,000 lines in a tree', () => {
  async function longBranch(): Promise<TcApiCall> {
    const items = Array.from({ length: rowCount }, (_, i) => ({ id: i }));
    await control('failNext', { path: '/api/auth/v1/ping', status: 200, body: { first: 1, items, last: 2 } });
    const { call } = await callPage('<tc-api-call service="auth" method="ping" auth="none" as="tree"></tc-api-call>', null);
    await reach(call, 'done');
    return call;
  }

  const lines = (call: TcApiCall) => call.shadowRoot!.querySelectorAll('[role=group] > :not([part~=more])').length;
  const more = (call: TcApiCall) => inside(call, '[part~=more]');
  const focused = (call: TcApiCall) => call.shadowRoot!.activeElement as HTMLElement;
  const place = (item: Element) => ['aria-posinset', 'aria-setsize'].map((name) => item.getAttribute(name)).join(' of ');
  const press = (call: TcApiCall, ...keys: string[]) => {
    for (const key of keys) focused(call).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };
  const open = (call: TcApiCall) => {
    inside(call, '[tabindex="0"][role=treeitem]')!.focus();
    press(call, 'ArrowDown', 'ArrowRight');
  };

  it('is drawn as a person scrolls, and never in one go', async function () {
    this.timeout(60_000);
    const call = await longBranch();
    open(call);
    expect(lines(call)).to.be.within(1, 200);
    expect(place(inside(call, '[role=group] > li')!)).to.equal('1 of 10000');
    press(call, 'End', 'ArrowUp');
    expect(focused(call)).to.equal(more(call));
    expect(await scrollToEnd(() => lines(call))).to.be.below(1000);
    expect(more(call)).to.equal(null);
    const items = [...call.shadowRoot!.querySelectorAll('[role=group] > li')];
    expect(place(items.at(-1)!)).to.equal('10000 of 10000');
    // Where the focus was there is the end now.
    expect(focused(call)).to.equal(items.at(-1));
    expect(new Set(items.map((item) => (item as HTMLElement).dataset['path'])).size).to.equal(rowCount);
  });

  it('is walked by keys: “show more” is a line of its own, and the focus goes on where it was', async () => {
    const call = await longBranch();
    // Out of view nothing is drawn by itself.
    call.style.cssText = 'position: absolute; inset-block-start: -9000px; block-size: 100px; overflow: hidden';
    open(call);
    press(call, 'End', 'ArrowUp');
    expect(focused(call)).to.equal(more(call));
    expect(focused(call).textContent).to.equal('Show 200 of 9,800 more');
    expect(place(focused(call))).to.equal('201 of 10000');
    expect(focused(call).getAttribute('aria-level')).to.equal('2');
    await expect(call).to.be.accessible();
    press(call, 'Enter');
    expect(lines(call)).to.equal(400);
    expect(place(focused(call))).to.equal('201 of 10000');
    expect(focused(call).dataset['path']).to.equal('items.200');
    press(call, 'ArrowUp');
    expect(focused(call).dataset['path']).to.equal('items.199');
    expect(call.shadowRoot!.querySelectorAll('[role=treeitem][tabindex="0"]')).to.have.length(1);
    more(call)!.click();
    expect(lines(call)).to.equal(600);
    press(call, 'ArrowLeft');
    expect(focused(call).getAttribute('aria-expanded')).to.equal('true');
    press(call, '*');
    expect(lines(call)).to.equal(600);
    while (more(call)) {
      more(call)!.focus();
      press(call, ' ');
    }
    expect(place(focused(call))).to.equal('9801 of 10000');
    expect(lines(call)).to.equal(rowCount);
  });

  it('says “show more” in the language of the page', async () => {
    const call = await longBranch();
    call.style.cssText = 'position: absolute; inset-block-start: -9000px; block-size: 100px; overflow: hidden';
    open(call);
    call.lang = 'de';
    await waitUntil(() => more(call)!.textContent === de.call.showMore(200, 9800));
  });
});
