import { expect, waitUntil } from '@open-wc/testing';
import { TestSession } from '../../src/testing.js';
import { TcError } from '../../src/session/errors.js';
import { clear, defineAll, east, find, put, signin } from './helpers/page.js';

const { warn } = console;
let lines: string[] = [];

/** Hints come late: an element that is put after it, with a slip of its own, has the last word. */
async function hintsOf(markup: string): Promise<string[]> {
  const last = `last-${lines.length}-${Math.random().toString(36).slice(2, 8)}`;
  put(markup);
  put(signin(west(), `id="${last}" rooturl="x"`));
  await waitUntil(() => lines.some((line) => line.includes(last)), 'no hints', { timeout: 4000 });
  return lines.filter((line) => !line.includes(last));
}

const west = (): string => 'https://west.example.com';

describe('hints for the author', () => {
  before(defineAll);

  beforeEach(() => {
    lines = [];
    console.warn = (line: string) => void lines.push(line);
  });

  afterEach(() => {
    console.warn = warn;
    clear();
  });

  it('name the attribute that was meant, once', async () => {
    const markup = signin(east, 'id="a" clientid="x"');
    const hints = await hintsOf(markup + markup);
    expect(hints).to.deep.equal([
      '<tc-signin id="a"> knows no attribute clientid: write client-id. See docs/hints.md of taskcluster-elements.',
    ]);
  });

  it('name the slots there are', async () => {
    const [hint] = await hintsOf(signin(east, 'id="b"', '<p slot="signed_in">Hello</p>'));
    expect(hint).to.match(/has no slot "signed_in", so that child is not shown: its slots are .*signed-in/);
  });

  it('name the actions there are', async () => {
    const [hint] = await hintsOf(signin(east, 'id="c"', '<button data-tc-action="logout">Bye</button>'));
    expect(hint).to.match(/knows no data-tc-action="logout": write one of .*signout/);
  });

  it('are silent about what is right, or of other libraries', async () => {
    const right = signin(east, 'id="d" class="x" data-x="y" v-cloak _ngcontent-a="" view="compact" aria-label="x"',
      '<p slot="signed-out"><button data-tc-action="signin">In</button></p>');
    expect(await hintsOf(right)).to.deep.equal([]);
  });
});

describe('debug', () => {
  before(defineAll);
  afterEach(clear);

  it('lists the steps of the session in the page, and nobody and no secret', async () => {
    put('<tc-signin debug></tc-signin>');
    const element = find<HTMLElement>('tc-signin');
    const session = new TestSession({ user: { name: 'Alice Secret', email: 'alice@example.com' } });
    session.attach(element);
    const steps = () => [...element.shadowRoot!.querySelectorAll('[part=step]')].map((step) => step.textContent ?? '');
    const reach = (status: string) => waitUntil(() => steps().at(-1)?.includes(status), status, { timeout: 4000 });
    session.force('expired');
    await reach('expired');
    session.force('signed-in', { reason: 'signin' });
    await reach('signed-in, signin, until');
    session.force('signed-out', { error: new TcError('network', 'secret-host cannot be reached.') });
    await reach('signed-out, network');
    expect(steps().join()).not.to.match(/Alice|alice|secret|token/i);
  });
});
