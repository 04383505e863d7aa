import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { PersonAgent, requestsTo } from './helpers/person-owner.js';

const group = 'service="queue" method="listTaskGroup" args=\'["P273wqnjTBGSPY_Wv5fP5Q"]\'';
const texts = (call: Element, selector: string) =>
  [...call.shadowRoot!.querySelectorAll(selector)].map((one) => one.textContent?.trim());

describe('what a <tc-api-call> shows', () => {
  it('is a table of named columns, with a header for each row, markup as text', async () => {
    const { call } = await callPage(
      `<tc-api-call ${group} columns="task.metadata.name as Task, status.state as State, status.taskId"></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    expect(texts(call, 'th[scope=col]')).to.deep.equal(['Task', 'State', 'taskId']);
    const names = ['Decision task', 'test <b>markup</b> & "quotes" stay text'];
    expect(texts(call, 'th[scope=row]')).to.include.members(names);
    expect(inside(call, 'td b, th b')).to.equal(null);
    expect(inside(call, 'caption')!.textContent).to.equal('queue.listTaskGroup');
    expect(inside(call, '[role=status]')!.textContent).to.equal('23 entries.');
  });

  it('has the caption that the page gave, which may be for screen readers only', async () => {
    const { call } = await callPage(`<tc-api-call ${group} caption="Our tasks"></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    expect(inside(call, 'caption')!.textContent).to.equal('Our tasks');
    call.caption = '';
    await call.updateComplete;
    const caption = inside(call, 'caption')!;
    expect(caption.textContent).to.equal('queue.listTaskGroup');
    expect(caption.getBoundingClientRect().width).to.be.at.most(1);
    expect(inside(call, '[part=scroller]')!.getAttribute('aria-label')).to.equal('queue.listTaskGroup');
  });

  it('grows page by page, as the person asks', async () => {
    const { call } = await callPage(
      `<tc-api-call ${group} query='{"limit":10}' columns="status.taskId"></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    expect(call.hasMore).to.equal(true);
    const rows = () => texts(call, 'tbody tr').length;
    expect(rows()).to.equal(10);
    [...call.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent === 'Load more')!.click();
    await call.finished;
    expect(rows()).to.equal(20);
    await call.refresh();
    await call.updateComplete;
    expect(rows()).to.equal(20);
    await call.loadMore();
    await call.updateComplete;
    expect(rows()).to.equal(23);
    expect(call.hasMore).to.equal(false);
  });

  it('is all pages where the page says so', async () => {
    const { call } = await callPage(
      `<tc-api-call ${group} query='{"limit":5}' pages="all"></tc-api-call>`,
      new PersonAgent('alice'),
    );
    await reach(call, 'done');
    expect((call.data as { tasks: unknown[] }).tasks).to.have.length(23);
    let pages = 0;
    for await (const { data } of call.iteratePages()) pages += data ? 1 : 0;
    expect(pages).to.equal(5);
  });

  for (const [as, selector] of [
    ['table', 'table'], ['list', 'ul[part=list]'], ['properties', 'dl'], ['tree', '[role=tree]'],
    ['json', 'pre'], ['text', 'pre'], ['value', '[part=value]'],
  ]) {
    it(`is drawn as ${as}`, async () => {
      const { call } = await callPage(
        `<tc-api-call service="auth" method="currentScopes" as="${as}"></tc-api-call>`,
        null,
      );
      await reach(call, 'done');
      expect(inside(call, selector!)).not.to.equal(null);
      expect(textOf(call)).to.include('auth:current-scopes');
      await expect(call).to.be.accessible();
    });
  }

  it('is a part of the answer', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" select="alive"></tc-api-call>', null);
    await reach(call, 'done');
    expect(inside(call, '[part=value]')!.textContent).to.equal('yes');
  });

  it('changes its view without a new call', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="currentScopes"></tc-api-call>', null);
    await reach(call, 'done');
    const { data } = call;
    call.as = 'json';
    await waitUntil(() => inside(call, 'pre'));
    expect(call.data).to.equal(data);
  });

  it('is stamped from a template for each item, as text', async () => {
    const { call } = await callPage(
      `<tc-api-call ${group}>
        <template><p class="task"><b data-tc-text="task.metadata.name"></b></p></template>
      </tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    const names = [...call.querySelectorAll('.task')].map((task) => task.textContent);
    expect(names).to.have.length(23);
    expect(names).to.include('test <b>markup</b> & "quotes" stay text');
  });

  it('is what a renderer gives: a node, a text, a Lit template', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    for (const [renderer, shown] of [
      [() => '<i>text</i>', '<i>text</i>'],
      [() => Object.assign(document.createElement('i'), { textContent: 'node' }), 'node'],
      [(data: unknown) => html`<i>${(data as { alive: boolean }).alive}</i>`, 'true'],
    ] as const) {
      call.renderer = renderer;
      await call.run();
      await call.updateComplete;
      expect(call.querySelector('[slot="tc-result"]')!.textContent).to.equal(shown);
    }
  });

  it('leaves nothing of the page’s drawing when the person changes', async () => {
    const { owner, call } = await callPage(
      `<tc-api-call ${group}><template><p class="task" data-tc-text="status.taskId"></p></template></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    owner.become(undefined);
    owner.become(null);
    expect(call.querySelector('.task')).to.equal(null);
  });

  it('keeps the old result while it refreshes, and shares one request with an equal call', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" args='["project/demo/greeting"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    const twin = call.cloneNode() as typeof call;
    twin.trigger = 'manual';
    call.after(twin);
    const before = (await requestsTo('demo%2Fgreeting')).length;
    let meanwhile = '';
    call.addEventListener('tc-status', ({ detail }) => {
      if (detail.status === 'refreshing') void call.updateComplete.then(() => (meanwhile = textOf(call)));
    });
    await Promise.all([call.refresh(), twin.run()]);
    expect(meanwhile).to.include('Hello from');
    expect((await requestsTo('demo%2Fgreeting')).length - before).to.equal(1);
  });

  it('asks again by itself and says nothing of it', async function () {
    this.timeout(20_000);
    const markup = '<tc-api-call service="secrets" method="ping" auth="none" poll="5 seconds"></tc-api-call>';
    const { call } = await callPage(markup, null);
    await reach(call, 'done');
    const first = call.data;
    const said = inside(call, '[role=status]')!.textContent;
    await waitUntil(() => call.data !== first && call.status === 'done', undefined, { timeout: 9000 });
    await call.updateComplete;
    expect(inside(call, '[role=status]')!.textContent).to.equal(said);
  });

  it('shows the request without a secret, and the curl line', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" inspect args='["project/demo/greeting"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'done');
    const shown = inside(call, '[part=inspect]')!.textContent ?? '';
    const parts = ['GET', '/api/secrets/v1/secret/project%2Fdemo%2Fgreeting', 'curl '];
    for (const part of parts) expect(shown).to.include(part);
    expect(`${shown}${call.response?.url}${call.outerHTML}`).not.to.include('bewit');
    expect(await call.toCurl()).to.include('$AUTHORIZATION');
  });

  it('gives a link that works without credentials', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="get" args='["project/demo/greeting"]' trigger="manual"></tc-api-call>`,
      new PersonAgent('alice'));
    const answer = await fetch(await call.toSignedUrl());
    expect(answer.status).to.equal(200);
    expect(call.outerHTML + (call.shadowRoot?.innerHTML ?? '')).not.to.include('bewit');
  });

  it('folds and unfolds a tree by keys alone', async () => {
    const { call } = await callPage(
      `<tc-api-call service="queue" method="task" as="tree" args='["P273wqnjTBGSPY_Wv5fP5Q"]'></tc-api-call>`, null);
    await reach(call, 'done');
    const focused = () => call.shadowRoot!.activeElement as HTMLElement;
    const press = (key: string) => focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    inside(call, '[role=treeitem][tabindex="0"]')!.focus();
    const first = focused();
    press('End');
    expect(focused()).not.to.equal(first);
    press('Home');
    expect(focused()).to.equal(first);
    while (!focused().hasAttribute('aria-expanded')) press('ArrowDown');
    const branch = focused();
    press('ArrowLeft');
    expect(branch.getAttribute('aria-expanded')).to.equal('false');
    press('ArrowRight');
    press('ArrowRight');
    expect(focused().parentElement!.parentElement).to.equal(branch);
    press('ArrowLeft');
    expect(focused()).to.equal(branch);
    expect(call.shadowRoot!.querySelectorAll('[role=treeitem][tabindex="0"]')).to.have.length(1);
  });

  for (const [what, markup, status] of [
    ['waiting', 'service="auth" method="currentScopes" auth="required"', 'waiting'],
    ['forbidden', `service="secrets" method="get" args='["other/x"]'`, 'forbidden'],
    ['error', 'service="queue" method="tsk"', 'error'],
    ['idle', `service="queue" method="cancelTask" args='["P273wqnjTBGSPY_Wv5fP5Q"]'`, 'idle'],
  ] as const) {
    it(`is accessible while ${what}`, async () => {
      const { call } = await callPage(`<tc-api-call ${markup}></tc-api-call>`, null);
      await reach(call, status);
      await expect(call).to.be.accessible();
    });
  }
});
