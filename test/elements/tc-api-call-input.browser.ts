import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { ApiRequestDetail } from '../../src/elements/api-call/call-events.js';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach } from './helpers/call-page.js';
import { PersonAgent, requestsTo } from './helpers/person-owner.js';

/** What the call would send, without sending it. */
async function asked(call: TcApiCall, start: () => void): Promise<ApiRequestDetail> {
  const request = oneEvent(call, 'tc-api-request');
  call.addEventListener('tc-api-request', (event) => event.preventDefault(), { once: true });
  start();
  const { detail } = (await request) as CustomEvent<ApiRequestDetail>;
  await call.finished;
  return detail;
}

const secretForm = `<tc-api-call service="secrets" method="set"><form>
  <input name="args.name" value="project/demo/form">
  <input name="payload.secret.text" value="hello">
  <input name="payload.secret.count" type="number" value="3">
  <input name="payload.secret.left-out" value="">
  <input name="payload.secret.yes" type="checkbox" checked>
  <input name="payload.secret.list[]" value="a"><input name="payload.secret.list[]" value="b">
  <select name="payload.secret.many[]" multiple>
    <option selected>x</option><option>y</option><option selected>z</option>
  </select>
  <textarea name="payload.secret.json" data-tc-type="json">{"deep": [1]}</textarea>
  <input name="payload.expires" data-tc-type="from-now" value="1 day">
  <button>Save</button></form></tc-api-call>`;

describe('what a <tc-api-call> sends', () => {
  it('comes from the controls of a form, typed', async () => {
    const { call } = await callPage(secretForm, new PersonAgent('alice'));
    const { args, payload } = await asked(call, () => call.querySelector('button')!.click());
    const { secret, expires } = payload as { secret: object; expires: string };
    expect(args).to.deep.equal({ name: 'project/demo/form' });
    expect(secret).to.deep.equal({
      text: 'hello', count: 3, yes: true, list: ['a', 'b'], many: ['x', 'z'], json: { deep: [1] },
    });
    expect(Date.parse(expires) - Date.now()).to.be.within(86_300_000, 86_400_000);
  });

  it('is really written when the form is submitted, and only then', async () => {
    const { call } = await callPage(
      secretForm.replaceAll('project/demo/form', 'project/demo/once'),
      new PersonAgent('alice'),
    );
    expect(call.status).to.equal('idle');
    const button = call.querySelector('button')!;
    button.click();
    button.click();
    await reach(call, 'done');
    expect(await requestsTo('demo%2Fonce')).to.deep.equal(['PUT /api/secrets/v1/secret/project%2Fdemo%2Fonce']);
  });

  it('is not sent while a control of the form is not valid', async () => {
    const { call } = await callPage(secretForm.replace('value="hello"', 'required'), new PersonAgent('alice'));
    call.querySelector('button')!.click();
    await call.updateComplete;
    expect(call.status).to.equal('idle');
  });

  for (const name of ['payload.__proto__.x', 'payload.constructor.prototype.x', 'other', 'payload..x']) {
    it(`refuses a control named ${name}`, async () => {
      const { call } = await callPage(
        `<tc-api-call service="secrets" method="set">
          <form><input name="${name}" value="1"><button>Go</button></form>
        </tc-api-call>`,
        new PersonAgent('alice'));
      call.querySelector('button')!.click();
      await reach(call, 'error');
      expect(call.error?.code).to.equal('configuration');
      expect(({} as { x?: unknown }).x).to.equal(undefined);
    });
  }

  it('makes a task from a JSON child and a button alone', async () => {
    const { call } = await callPage(`<tc-api-call service="queue" method="createTask">
      <script type="application/json" slot="payload">{
        "provisionerId": "demo", "workerType": "small", "schedulerId": "demo", "priority": "lowest",
        "created": {"$fromNow": "0 seconds"}, "deadline": {"$fromNow": "1 hour"},
        "payload": {"command": ["true"], "maxRunTime": 60},
        "metadata": {"name": "t", "description": "d", "owner": "nobody@example.org", "source": "https://example.org/"}
      }</script><button>Create</button></tc-api-call>`, new PersonAgent('alice'));
    expect(call.status).to.equal('idle');
    call.querySelector('button')!.click();
    await reach(call, 'done');
    const { status } = call.data as { status: { taskId: string; state: string } };
    expect(status.state).to.be.oneOf(['pending', 'unscheduled']);
    expect(inside<HTMLAnchorElement>(call, 'a')!.href).to.include(`/tasks/${status.taskId}`);
  });

  it('leaves what a hook reads itself alone', async () => {
    const { call } = await callPage(
      `<tc-api-call service="hooks" method="triggerHook" trigger="manual"
        args='["demo","hello"]' payload='{"a":{"$fromNow":""}}'></tc-api-call>`,
      new PersonAgent('alice'));
    const { payload } = await asked(call, () => void call.run());
    expect(payload).to.deep.equal({ a: { $fromNow: '' } });
  });

  it('takes what run() says for one run over what stands in the markup', async () => {
    const { call } = await callPage(
      `<tc-api-call service="queue" method="task" trigger="manual" args='["one"]'></tc-api-call>`,
      new PersonAgent('alice'));
    expect((await asked(call, () => void call.run({ args: ['two'] }))).args).to.deep.equal(['two']);
    expect((await asked(call, () => void call.run())).args).to.deep.equal(['one']);
  });

  it('can be one control with the whole payload, as JSON', async () => {
    const { call } = await callPage(
      `<tc-api-call service="queue" method="createTask" confirm="none"><form>
        <textarea name="payload" data-tc-type="json">{"created": {"$fromNow": "0 seconds"}}</textarea>
        <input name="payload.priority" value="low"><button>Go</button></form></tc-api-call>`,
      new PersonAgent('alice'));
    const { payload } = await asked(call, () => call.querySelector('button')!.click());
    const { created, priority } = payload as { created: string; priority: string };
    expect(Date.parse(created)).to.be.closeTo(Date.now(), 10_000);
    expect(priority).to.equal('low');
  });

  it('belongs to its method: another method clears what is shown', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    await call.run();
    expect(call.status).to.equal('done');
    call.method = 'currentScopes';
    await call.updateComplete;
    expect(call.status).to.equal('idle');
    expect(call.data).to.equal(undefined);
    call.method = 'ping';
    expect(await call.run()).to.have.property('alive');
  });

  it('gets a button where the page has none, and writes nothing by itself', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="remove" args='["project/demo/button"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await waitUntil(() => inside(call, 'button'));
    expect(call.status).to.equal('idle');
    expect(inside(call, 'button')!.textContent).to.include('Run remove');
    expect(await requestsTo('demo%2Fbutton')).to.deep.equal([]);
  });

  it('asks before it deletes, and sends nothing when the answer is no', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="remove" args='["project/demo/asked"]'>
        <button>Remove</button>
      </tc-api-call>`,
      new PersonAgent('alice'));
    const dialog = async () => {
      call.querySelector('button')!.click();
      await waitUntil(() => inside(call, 'dialog[open]'));
      return inside(call, 'dialog[open]')!;
    };
    const first = await dialog();
    expect(first.textContent).to.include('secrets.remove').and.to.include('project/demo/asked');
    first.querySelector<HTMLButtonElement>('[value=no]')!.click();
    await call.finished;
    expect(call.status).to.equal('idle');
    expect(await requestsTo('demo%2Fasked')).to.deep.equal([]);
    (await dialog()).querySelector<HTMLButtonElement>('[value=yes]')!.click();
    await call.finished;
    expect(await requestsTo('demo%2Fasked')).to.have.length(1);
  });

  it('runs when it comes into view, not before', async () => {
    const { call } = await callPage(
      `<div style="height: 3000px"></div>
      <tc-api-call service="auth" method="ping" trigger="visible"></tc-api-call>`, null);
    await new Promise(requestAnimationFrame);
    expect(call.status).to.equal('idle');
    call.scrollIntoView();
    await reach(call, 'done');
  });
});
