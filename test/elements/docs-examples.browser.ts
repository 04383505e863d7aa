import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { clear, defineAll, find, put } from './helpers/page.js';
import { PersonAgent, requestsTo } from './helpers/person-owner.js';

/** The first example after a heading, as a document that nothing runs in. */
async function example(page: string, heading: string): Promise<Document> {
  const text = await (await fetch(`/${page}`)).text();
  const [, after] = text.split(`\n${heading}\n`);
  const [, html] = /^```html\n([^]*?)\n```$/m.exec(after ?? '') ?? [];
  if (!html) throw new Error(`${page} has no example under ${heading}.`);
  return new DOMParser().parseFromString(html, 'text/html');
}

const calls = (from: Document): string => [...from.querySelectorAll('tc-api-call')].map(({ outerHTML }) => outerHTML).join('');

/** Runs the module of an example, as the page would. */
async function runModule(from: Document): Promise<void> {
  const url = URL.createObjectURL(new Blob([from.querySelector('script')!.textContent], { type: 'text/javascript' }));
  await import(url);
  URL.revokeObjectURL(url);
}

const confirmIn = async (call: Element): Promise<void> => {
  await waitUntil(() => inside(call, 'dialog[open]'));
  inside<HTMLButtonElement>(call, 'dialog [value=yes]')!.click();
};

describe('what the documents show', () => {
  it('the style sheet for the time before the script: of the slots one, and nothing for members', async () => {
    const text = await (await fetch('/docs/looks.md')).text();
    const [, css = ''] = /^## Before the script runs\n[^]*?^```css\n([^]*?)^```$/m.exec(text) ?? [];
    const signin = ['signed-in', 'error', 'signed-out', 'menu'].map((name) => `<b slot="${name}">${name} </b>`).join('');
    const page = `<tc-signin>${signin}<i>always </i></tc-signin><tc-whoami><b slot="anonymous">nobody</b></tc-whoami>
      <tc-show>members<p slot="fallback">others</p></tc-show>`;
    // Elements that nothing defines.
    const frame = document.body.appendChild(document.createElement('iframe'));
    const shown = (style: string) => {
      frame.contentDocument!.body.innerHTML = `<style>${style}</style>${page}`;
      return frame.contentDocument!.body.innerText.trim().split(/\s+/);
    };
    expect(shown('')).to.include.members(['error', 'members', 'others', 'nobody']);
    expect(shown(css)).to.deep.equal(['signed-out', 'always']);
    defineAll();
    const empty = frame.contentDocument!.createElement('tc-signin');
    frame.contentDocument!.body.append(empty);
    await put('<tc-signin></tc-signin>').querySelector<TcSignin>('tc-signin')!.updateComplete;
    const size = ({ offsetWidth, offsetHeight }: HTMLElement) => [offsetWidth, offsetHeight];
    expect(size(empty), 'the room of the button').to.deep.equal(size(find<HTMLElement>('tc-signin')));
    frame.remove();
    clear();
  });

  it('the dashboard of the README: a table, and a form that triggers a hook', async () => {
    const document = await example('README.md', '### `<tc-api-call>`');
    const form = document.querySelector('tc-api-call:has(form)')!;
    expect(form.getAttribute('args')).to.equal('["my-project", "deploy"]');
    // The local deployment has a hook of its own.
    form.setAttribute('args', '["demo", "hello"]');
    form.querySelector('input')!.name = 'payload.name';
    const { call: table } = await callPage(calls(document), new PersonAgent('alice'));
    await reach(table, 'done');
    const headers = [...table.shadowRoot!.querySelectorAll('[part=header]')].map(({ textContent }) => textContent);
    expect(headers).to.deep.equal(['Task', 'State', 'Id', 'Created']);
    expect(textOf(table)).not.to.include('–');
    const trigger = table.parentElement!.querySelector<TcApiCall>('tc-api-call:has(form)')!;
    trigger.querySelector('input')!.value = '1.2';
    trigger.querySelector('button')!.click();
    await confirmIn(trigger);
    await reach(trigger, 'done');
    const { status } = trigger.data as { status: { taskId: string } };
    const shown = [...trigger.shadowRoot!.querySelectorAll('[part=property-name]')].map(({ textContent }) => textContent);
    expect(shown.filter((name) => name === 'taskId'), textOf(trigger)).to.have.length(1);
    expect(textOf(trigger)).to.include(status.taskId);
  });

  it('buttons in rows: one cancels its task, and the list is asked for again', async () => {
    const document = await example('docs/api-call.md', '### Buttons in rows');
    const { call: tasks } = await callPage(calls(document), new PersonAgent('alice'));
    await runModule(document);
    await reach(tasks, 'done');
    const cancel = tasks.parentElement!.querySelector<TcApiCall>('#cancel')!;
    const rows = () => [...tasks.querySelectorAll('p')];
    const stateOf = (row: Element) => row.querySelector('span')!.textContent;
    const running = rows().find((row) => stateOf(row) === 'running')!;
    const id = running.querySelector('code')!.textContent!;
    running.querySelector('button')!.click();
    await confirmIn(cancel);
    const again = () => rows().find((row) => row.textContent?.includes(id));
    await waitUntil(() => again() && stateOf(again()!) === 'exception', 'not drawn again', { timeout: 4000 });
    expect(await requestsTo(`${id}/cancel`)).to.have.length(1);
    expect(rows()).to.have.length(23);
  });
});
