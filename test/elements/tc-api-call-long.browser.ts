import { expect } from '@open-wc/testing';
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
