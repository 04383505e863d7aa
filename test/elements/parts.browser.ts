import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { all } from '../../demo/gallery/all-specimens.js';
import { answerExamples, forgetAnswers } from '../../demo/gallery/answers.js';
import { withinElement } from '../../demo/gallery/controls.js';
import { drawSpecimen } from '../../demo/gallery/draw-specimen.js';
import { type Specimen, viewsOf } from '../../demo/gallery/specimen.js';
import { ServerMessage } from '../../src/api/answers/server-message.js';
import { renderError } from '../../src/elements/views/error-view.js';
import { drawLink } from '../../src/elements/views/link-view.js';
import { loadView } from '../../src/elements/views/load-view.js';
import type { ViewContext } from '../../src/elements/views/view.js';
import '../../src/define.js';
import type { TcApiCall } from '../../src/index.js';
import { TcError } from '../../src/session/errors.js';

/**
 * What a page has no reason to style: places for its own content, drawings, what only a screen reader is told (`.sr`),
 * and `<bdi>`, which keeps a value's direction to itself inside the part that shows the value.
 */
const helpers = 'slot, style, bdi, .sr, .sr *, svg *';

const withoutPart = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*:not([part])')]
    .filter((node) => !node.matches(helpers))
    .map((node) => (node.cloneNode() as Element).outerHTML);

const partsIn = (root: ParentNode): string[] => [...root.querySelectorAll('[part]')].flatMap(({ part }) => [...part]);

interface Manifest {
  modules: { declarations?: { tagName?: string; cssParts?: { name: string }[] }[] }[];
}

async function documentedParts(tag: string): Promise<string[]> {
  const { modules } = (await (await fetch('/custom-elements.json')).json()) as Manifest;
  const declarations = modules.flatMap(({ declarations = [] }) => declarations);
  return declarations.find(({ tagName }) => tagName === tag)?.cssParts?.map(({ name }) => name) ?? [];
}

/** The status that the element shows in the end. */
const statusOf = ({ element, name, status }: Specimen): string =>
  element === 'tc-signin' ? status : /^[a-z-]+/.exec(name)![0];

const askFirst = (element: HTMLElement): void => {
  void (element as TcApiCall).run().catch(() => undefined);
};

const task = { status: 'signed-in', person: { rootUrl: 'https://done.example.com' } } as const;

/** What the gallery does not show. */
const more: Specimen[] = [
  {
    ...task, element: 'tc-api-call', name: 'waiting, asks first', then: askFirst,
    markup: `service="queue" method="cancelTask" args='["fN1SbArXTPSVFNUvaOlinQ"]' trigger="manual"`,
  },
  {
    ...task, element: 'tc-api-call', name: 'done, link',
    markup: `service="queue" method="getArtifact" args='["fN1SbArXTPSVFNUvaOlinQ", "0", "private/a"]'`,
  },
];

describe('every node that a page may want to style has a part', () => {
  const { fetch } = globalThis;
  const seen = new Map<string, Set<string>>();
  let place: HTMLElement;

  before(answerExamples);
  after(() => (globalThis.fetch = fetch));

  /** Each node has a part, and the manifest has each part. */
  async function look(tag: string, root: ParentNode): Promise<void> {
    expect(withoutPart(root)).to.deep.equal([]);
    const documented = await documentedParts(tag);
    const found = partsIn(root);
    seen.set(tag, new Set([...(seen.get(tag) ?? []), ...found]));
    expect(found.filter((part) => !documented.includes(part)), 'not documented').to.deep.equal([]);
  }

  beforeEach(() => {
    forgetAnswers();
    place = document.body.appendChild(document.createElement('main'));
  });
  afterEach(() => place.remove());

  for (const specimen of [...all, ...more]) {
    for (const view of viewsOf[specimen.element]) {
      it(`${specimen.element}: ${specimen.name} ${view}`, async () => {
        place.append(drawSpecimen(specimen, view, withinElement({})));
        const element = place.querySelector(specimen.element) as HTMLElement;
        const root = element.shadowRoot!;
        const isAsking = specimen.name.includes('asks first');
        const isThere = () => (isAsking ? root.querySelector('dialog') : element.getAttribute('status') === statusOf(specimen));
        await waitUntil(isThere, 'not there', { timeout: 6000 });
        // Client ids and scopes come after the status.
        const isPending = () => root.querySelector('[part~=panel]:popover-open [part~=pending]');
        await waitUntil(() => !isPending() && !root.querySelector('[part~=client-id].quiet'));
        if (element.getAttribute('show')?.includes('scopes')) await waitUntil(() => root.querySelector('[part~=scopes]'));
        await look(specimen.element, root);
      });
    }
  }

  const rows = Array.from({ length: 300 }, (_, i) => ({ name: `task ${i}`, made: '2026-01-01T00:00:00.000Z', none: null }));
  const nested = { a: { list: [1, 2], empty: [], rows: [{ x: { y: { z: { deep: 1 } } } }] }, b: '2026-01-01T00:00:00.000Z' };
  const context: ViewContext = {
    caption: 'queue.x', showsCaption: true, rootUrl: '', columns: [], pageLanguage: 'en', shown: 200, language: 'en',
    showMore: () => undefined,
  };

  for (const [name, data] of [
    ['table', rows], ['list', rows.map(({ name }) => name)], ['properties', nested], ['tree', nested],
    ['json', nested], ['text', 'x'.repeat(300_000)], ['value', 12],
  ] as const) {
    it(`tc-api-call: the view ${name}`, async () => {
      render((await loadView(name))(data, context), place);
      expect(partsIn(place)).not.to.deep.equal([]);
      await look('tc-api-call', place);
    });
  }

  it('tc-api-call: complaints, links', async () => {
    const said = new ServerMessage("Rejecting Schema: x\nErrors:\n  * data must have required property 'a'");
    const cause = new TcError('input', 'No.', { status: 400, retryable: true, cause: said });
    const getArtifact = { service: 'queue', method: 'getArtifact' };
    const sign = async () => '';
    const link = drawLink(getArtifact, { sign, linkToOpen: sign, hasRunControl: () => false, redraw: () => undefined });
    render(html`${renderError(cause, () => undefined, false, 'en')}${link.draw(context)}`, place);
    await look('tc-api-call', place);
  });

  it('the manifest has no other', async () => {
    for (const [tag, parts] of seen) {
      expect((await documentedParts(tag)).filter((part) => !parts.has(part)), tag).to.deep.equal([]);
    }
    expect(seen.size).to.be.above(2);
  });
});
