import { expect, waitUntil } from '@open-wc/testing';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { all } from '../../demo/gallery/all-specimens.js';
import { answerExamples, forgetAnswers } from '../../demo/gallery/answers.js';
import { withinElement } from '../../demo/gallery/controls.js';
import { drawSpecimen } from '../../demo/gallery/draw-specimen.js';
import { type ElementName, type Specimen, viewsOf } from '../../demo/gallery/specimen.js';
import '../../src/define.js';

const manifest = (await (await fetch('/custom-elements.json')).json()) as Package;
const documented = (tag: string) => manifest.modules
  .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
  .find(({ tagName }) => tagName === tag)!;

/** `<script slot="…">` is read and not shown: no slot takes it. */
const isRead = ({ description = '' }) => description.startsWith('`<script');

/** What the gallery does not show, because nobody sees it. */
const more: readonly Specimen[] = [
  { element: 'tc-signin', name: 'signed-in, renewing', status: 'signed-in', facts: { renewing: true }, markup: '' },
];

const timeout = 4000;

/** Whether an element shows what its specimen says. The lazy part of `<tc-signin>` ends with what a reader is told. */
function isDrawn(element: Element, { name, status }: Specimen): boolean {
  const find = (selector: string) => element.shadowRoot!.querySelector(selector);
  if (element.localName !== 'tc-signin') return element.getAttribute('status') === /^[a-z-]+/.exec(name)![0];
  const isLazy = status !== 'initializing' && status !== 'signed-out';
  if (isLazy && !find('[part=announcement]')) return false;
  if (name.includes('menu open') && !find('[part~=panel]:popover-open')) return false;
  return element.getAttribute('status') === status;
}

describe('the manifest and all that the gallery shows', () => {
  const { fetch } = globalThis;
  const { attachInternals } = HTMLElement.prototype;
  const { add } = CustomStateSet.prototype;
  const owners = new WeakMap<CustomStateSet, string>();
  const had = new Map<string, Set<string>>();
  let place: HTMLElement;

  before(() => {
    answerExamples();
    forgetAnswers();
    HTMLElement.prototype.attachInternals = function () {
      const internals = attachInternals.call(this);
      owners.set(internals.states, this.localName);
      return internals;
    };
    // Some states are over before anybody could look.
    CustomStateSet.prototype.add = function (name) {
      const tag = owners.get(this);
      if (tag) had.set(tag, (had.get(tag) ?? new Set()).add(name));
      return add.call(this, name);
    };
  });
  after(() => {
    globalThis.fetch = fetch;
    HTMLElement.prototype.attachInternals = attachInternals;
    CustomStateSet.prototype.add = add;
  });
  beforeEach(() => (place = document.body.appendChild(document.createElement('main'))));
  afterEach(() => place.remove());

  for (const tag of Object.keys(viewsOf) as ElementName[]) {
    it(`${tag}: its slots and its states are those of the manifest`, async () => {
      const specimens = viewsOf[tag].flatMap((view) =>
        [...all, ...more].filter(({ element }) => element === tag).map((specimen) => ({ specimen, view })));
      place.append(...specimens.map(({ specimen, view }) => drawSpecimen(specimen, view, withinElement({}))));
      const elements = [...place.querySelectorAll(tag)];
      const roots = elements.map(({ shadowRoot }) => shadowRoot!);
      const slots = new Set<string>();
      const look = () => roots.flatMap((root) => [...root.querySelectorAll('slot')]).forEach(({ name }) => slots.add(name));
      const { slots: known = [], cssStates = [] } = documented(tag);
      const expected = { slots: known.filter((slot) => !isRead(slot)).map(({ name }) => name), states: cssStates.map(({ name }) => name) };
      const states = () => had.get(tag) ?? new Set();
      const drawn = () => elements.every((element, i) => isDrawn(element, specimens[i]!.specimen));
      await waitUntil(() => (look(), drawn()), 'each is drawn', { timeout });
      const lacks = () => expected.slots.some((name) => !slots.has(name)) || expected.states.some((name) => !states().has(name));
      await waitUntil(() => (look(), !lacks()), 'all that the manifest has', { timeout }).catch(() => undefined);
      expect([...slots].sort()).to.deep.equal(expected.slots.sort());
      expect([...states()].sort()).to.deep.equal(expected.states.sort());
    });
  }
});
