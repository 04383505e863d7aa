import { expect, html, oneEvent } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { PersonAgent } from './helpers/person-owner.js';

const ping = (attributes: string, children = '') =>
  `<tc-api-call service="auth" method="ping" ${attributes}>${children}</tc-api-call>`;

const item = (path: string) => `<template><i data-tc-text="${path}"></i></template>`;

/** Shows this as the answer, drawn as the page says. */
async function show(data: unknown, attributes = ''): Promise<TcApiCall> {
  const { call } = await callPage(ping(attributes), null);
  await reach(call, 'done');
  const prepare = call.prepare.bind(call);
  Object.defineProperty(call, 'prepare', { value: () => prepare({ data }) });
  await call.refresh();
  await call.updateComplete;
  return call;
}

describe('an answer that cannot be drawn', () => {
  for (const [what, attributes, children] of [
    ['a path of a template', 'trigger="manual"', item('alive..x')],
    ['a forbidden path', 'trigger="manual"', item('alive.constructor')],
    ['a view that does not exist', 'trigger="manual" as="chart"', ''],
  ] as const) {
    it(`was given all the same: ${what}`, async () => {
      const { call } = await callPage(ping(attributes, children), null);
      const events: string[] = [];
      for (const type of ['tc-api-response', 'tc-api-error']) call.addEventListener(type, () => events.push(type));
      expect(await call.run()).to.deep.include({ alive: true });
      await reach(call, 'error');
      expect(events).to.deep.equal(['tc-api-response', 'tc-api-error']);
      expect(call.data).to.deep.include({ alive: true });
      expect(call.response?.status).to.equal(200);
      expect(call.error?.code).to.equal('configuration');
      expect(call.getAttribute('status')).to.equal('error');
      expect(textOf(call)).not.to.include('Loading');
      expect(inside(call, '[role=alert]')!.textContent).not.to.equal('');
    });
  }

  it('says so when the page’s own code for it throws, and draws the next one', async () => {
    const { call } = await callPage(ping('trigger="manual"'), null);
    call.renderer = () => {
      throw new Error('oops');
    };
    const told = oneEvent(call, 'tc-api-error');
    await call.run();
    await told;
    await reach(call, 'error');
    expect(textOf(call)).to.include('the page’s own way to draw it failed');
    expect(call.error?.hint).to.include('oops');
    call.renderer = () => 'now';
    await call.run();
    await reach(call, 'done');
    expect(call.querySelector('[slot="tc-result"]')!.textContent).to.equal('now');
  });

  it('is no error to a page that draws it itself', async () => {
    const { call } = await callPage(ping('trigger="manual" as="chart"'), null);
    call.addEventListener('tc-api-response', (event) => event.preventDefault());
    await call.run();
    await call.updateComplete;
    expect([call.status, call.error]).to.deep.equal(['done', undefined]);
  });

  it('is known to be done where it wrote something', async () => {
    const { call } = await callPage(
      `<tc-api-call service="hooks" method="triggerHook" as="chart" trigger="submit" args='["demo","hello"]'
        payload='{"name": "undrawn"}'></tc-api-call>`,
      new PersonAgent('alice'));
    await call.run();
    await reach(call, 'error');
    expect(textOf(call)).to.match(/Done\..*view that does not exist/);
  });
});

describe('a page’s own drawing', () => {
  it('can take turns with another kind', async () => {
    const { call } = await callPage(ping('trigger="manual"', item('alive')), null);
    const shown = () => [...call.querySelectorAll('[slot="tc-result"]')].map((place) => place.textContent);
    const renderer = () => html`<b>rendered</b>`;
    await call.run();
    await call.updateComplete;
    for (let turn = 0; turn < 2; turn += 1) {
      expect(shown()).to.deep.equal(['true']);
      for (const [by, text] of [[renderer, 'rendered'], [undefined, 'true']] as const) {
        call.renderer = by;
        await call.run();
        await call.updateComplete;
        expect(shown()).to.deep.equal([text]);
      }
    }
  });
});

describe('what is shown of a long answer', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

  it('can be had whole: objects in lists, names, plain lists', async () => {
    const many = Object.fromEntries(numbers(250).map((i) => [`name${i}`, i]));
    const data = { id: 1, objects: numbers(250).map((id) => ({ id })), many, plain: numbers(250) };
    const call = await show(data, 'as="properties"');
    const more = () => [...call.shadowRoot!.querySelectorAll<HTMLElement>('[part~=more]')];
    for (let i = 0; i < 10 && more().length; i += 1) {
      more()[0]!.click();
      await call.updateComplete;
    }
    expect(call.shadowRoot!.querySelectorAll('ol > li').length).to.equal(250);
    expect(call.shadowRoot!.querySelectorAll('ul > li').length).to.equal(250);
    expect(textOf(call)).to.include('name249');
  });

  it('is all of a text in one line', async () => {
    const call = await show('x'.repeat(5000));
    expect(textOf(call)).to.include('x'.repeat(5000));
  });

  it('is every digit of a number: many are ids', async () => {
    const call = await show({ pullRequest: 12345, share: 0.123456 });
    expect(textOf(call)).to.include('12345').and.to.include('0.123456');
  });

  it('has links for every property that names tasks', async () => {
    const id = 'VhkHdxYGRn6ZwSTDvFRiqg';
    const call = await show({ decisionTaskId: id, taskGroupId: id, dependencies: [id], other: id });
    const links = [...call.shadowRoot!.querySelectorAll('a')].map((link) => new URL(link.href).pathname);
    expect(links).to.deep.equal([`/tasks/${id}`, `/tasks/groups/${id}`, `/tasks/${id}`]);
  });
});
