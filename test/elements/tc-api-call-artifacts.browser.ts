import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { words as de } from '../../src/elements/words/de.js';
import { deployment } from '../helpers/deployment.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { control, PersonAgent } from './helpers/person-owner.js';

const button = (call: TcApiCall, words: string): HTMLButtonElement =>
  [...call.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes(words))!;

describe('a <tc-api-call> that leads to artifacts', () => {
  const taskId = 'P273wqnjTBGSPY_Wv5fP5Q';
  const listOf = `service="queue" method="listLatestArtifacts" args='{"taskId":"${taskId}"}'`;
  const notes = 'private/build/notes.txt';
  /** Where windows were sent that were opened, and how many are open. */
  let sent: string[] = [];
  let windows = 0;
  const { open } = window;

  beforeEach(() => {
    sent = [];
    windows = 0;
    window.open = () => {
      windows += 1;
      const close = () => (windows -= 1);
      return { close, location: { replace: (url: string) => sent.push(url) } } as unknown as Window;
    };
  });
  after(() => (window.open = open));

  /** What is said beside an artifact after a press; each time that it was said anew. */
  async function pressArtifact(call: TcApiCall, name: string): Promise<string[]> {
    const place = button(call, name).nextElementSibling!;
    const heard: string[] = [];
    const listen = new MutationObserver(() => place.textContent && heard.push(place.textContent));
    listen.observe(place, { childList: true, characterData: true, subtree: true });
    button(call, name).click();
    expect(windows).to.equal(1);
    await waitUntil(() => heard.length);
    expect(place.role).to.equal('status');
    listen.disconnect();
    return heard;
  }

  it('gives what everybody may read an address, and signs the rest at the click', async () => {
    const { call } = await callPage(`<tc-api-call ${listOf}></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    const link = inside<HTMLAnchorElement>(call, 'tbody a[part=link]')!;
    expect(link.textContent).to.equal('public/logs/live_backing.log');
    expect((await fetch(link.href, { redirect: 'manual' })).type).to.equal('opaqueredirect');
    button(call, notes).click();
    await waitUntil(() => sent.length);
    expect(sent[0]).to.match(/artifacts\/private%2Fbuild%2Fnotes.txt\?bewit=/);
    expect(windows).to.equal(1);
    expect(call.shadowRoot!.innerHTML).not.to.include('bewit');
    expect(textOf(call)).not.to.include('cannot');
    expect(await (await fetch(sent[0]!)).text()).to.equal('Not for everybody.\n');
  });

  it('says beside an artifact, once, that scopes are missing for it, and leaves no window open', async () => {
    const { call } = await callPage(`<tc-api-call ${listOf}></tc-api-call>`, new PersonAgent('olga'));
    await reach(call, 'done');
    const [said, ...more] = await pressArtifact(call, notes);
    expect(said).to.match(/scopes/);
    expect(more).to.deep.equal([]);
    expect([windows, sent]).to.deep.equal([0, []]);
    expect(call.status).to.equal('done');
    await expect(call).to.be.accessible();
  });

  it('says it in the language of the page, each time anew', async () => {
    const { call } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, new PersonAgent('olga'));
    await reach(call, 'done');
    const lacking = de.errors.scopesLacking({ method: 'queue.getLatestArtifact' });
    expect(await pressArtifact(call, notes)).to.deep.equal([lacking]);
    expect(await pressArtifact(call, notes)).to.deep.equal([lacking]);
  });

  const { host } = new URL(deployment.rootUrl);
  const lost = { '/artifacts/private': de.errors.notReached({ host }), '/oidc-credentials/': de.errors.credentialsNotHad };
  for (const [path, sentence] of Object.entries(lost)) {
    it(`says that a link cannot be made: ${path} cannot be reached`, async () => {
      const agent = new PersonAgent('alice');
      const { call } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, agent);
      await reach(call, 'done');
      agent.invalidate();
      await control('drop', { path: `api.*${path}`, times: 0 });
      const said = await pressArtifact(call, notes);
      await control('clearFaults');
      expect(said).to.deep.equal([sentence]);
      expect([windows, sent]).to.deep.equal([0, []]);
    });
  }

  it('says that the session has ended, and waits for nobody', async () => {
    const agent = new PersonAgent('alice');
    const { call, owner } = await callPage(`<tc-api-call lang="de" ${listOf}></tc-api-call>`, agent);
    await reach(call, 'done');
    owner.become(agent, { status: 'expired' });
    expect(await pressArtifact(call, notes)).to.deep.equal([de.errors.linkAfterSession]);
    expect([windows, call.status]).to.deep.equal([0, 'done']);
  });

  it('opens the artifact of the run that is shown, signed', async () => {
    const { call } = await callPage(
      '<tc-api-call service="queue" method="getLatestArtifact" trigger="manual"></tc-api-call>', new PersonAgent('alice'));
    await call.run({ args: [taskId, 'public/logs/live_backing.log'] });
    await call.updateComplete;
    button(call, 'Open').click();
    await waitUntil(() => sent.length);
    expect(sent[0]).to.match(/live_backing.log\?bewit=/);
  });

  it('opens both kinds in a window of its own', async () => {
    const { call } = await callPage(`<tc-api-call ${listOf}></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    const { target, rel } = inside<HTMLAnchorElement>(call, 'tbody a[part=link]')!;
    expect([target, rel]).to.deep.equal(['_blank', 'noopener']);
  });

  const linkTo = (name: string, more = '') =>
    `<tc-api-call service="queue" method="getLatestArtifact" args='["${taskId}", "${name}"]' ${more}`;
  const opens = (call: TcApiCall) => !!button(call, 'Open');

  for (const [what, markup] of [
    ['button', `${linkTo(notes)}><button>Download the notes</button></tc-api-call>`],
    ['control', `${linkTo(notes, 'trigger="manual"')}><a data-tc-action="run">Download the notes</a></tc-api-call>`],
    ['form', `<tc-api-call service="queue" method="getLatestArtifact">
      <form><input name="args.taskId" value="${taskId}" aria-label="Task"><input name="args.name" value="${notes}"
        aria-label="Name"><button>Go</button></form>
    </tc-api-call>`],
  ] as const) {
    it(`is opened by the page’s own ${what}, and has no second one for that`, async () => {
      const { call } = await callPage(markup, new PersonAgent('alice'));
      call.querySelector<HTMLElement>('button, [data-tc-action]')!.click();
      await waitUntil(() => sent.length);
      expect(sent[0]).to.match(/artifacts\/private%2Fbuild%2Fnotes.txt\?bewit=/);
      expect([windows, opens(call), call.status]).to.deep.equal([1, false, 'done']);
      expect(button(call, 'Copy signed link')).not.to.equal(undefined);
      await expect(call).to.be.accessible();
    });
  }

  it('says beside it why the page’s own button opens nothing', async () => {
    const { call } = await callPage(`${linkTo(notes)} lang="de"><button>Notes</button></tc-api-call>`, new PersonAgent('olga'));
    await reach(call, 'done');
    call.querySelector('button')!.click();
    const lacking = de.errors.scopesLacking({ method: 'queue.getLatestArtifact' });
    await waitUntil(() => inside(call, '[part=link] > [role=status]')!.textContent === lacking);
    expect([windows, sent, call.status]).to.deep.equal([0, [], 'done']);
  });

  it('has a button where the browser has blocked the window that the page’s own one opened', async () => {
    const { call } = await callPage(`${linkTo(notes)}><button>Notes</button></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    expect(opens(call)).to.equal(false);
    const allowed = window.open;
    window.open = () => null;
    call.querySelector('button')!.click();
    await waitUntil(() => opens(call));
    window.open = allowed;
    button(call, 'Open').click();
    await waitUntil(() => sent.length);
    expect(opens(call)).to.equal(true);
  });

  it('is not opened by a script, and has a button where the page’s own does something else', async () => {
    const others = '<button type="button">Help</button><button data-tc-action="refresh">Refresh</button>';
    const { call } = await callPage(`${linkTo(notes)}>${others}</tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    for (const other of call.querySelectorAll('button')) other.click();
    await call.run();
    await call.finished;
    expect([windows, opens(call)]).to.deep.equal([0, true]);
  });
});
