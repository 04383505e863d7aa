import { expect } from '@open-wc/testing';
import { register, version } from '../../src/define/register.js';

const warnings: string[] = [];
const warn = console.warn;

beforeEach(() => {
  warnings.length = 0;
  Reflect.deleteProperty(globalThis, Symbol.for('taskcluster-elements'));
  console.warn = (text: string) => warnings.push(text);
});

afterEach(() => {
  console.warn = warn;
});

const newClass = () => class extends HTMLElement {};

it('defines a tag in the same turn', () => {
  const first = newClass();
  register('tc-once', first);
  expect(customElements.get('tc-once')).to.equal(first);
  expect(warnings).to.deep.equal([]);
});

it('keeps the first of two classes and says so in one line with both versions', () => {
  const first = newClass();
  register('tc-twice', first);
  register('tc-twice', newClass());
  expect(customElements.get('tc-twice')).to.equal(first);
  expect(warnings).to.have.length(1);
  expect(warnings[0]).to.contain('<tc-twice>').and.to.match(new RegExp(`${version}.*${version}`));
});

it('says it once for all tags of the page', () => {
  for (const tag of ['tc-one', 'tc-two']) {
    register(tag, newClass());
    register(tag, newClass());
  }
  expect(warnings).to.have.length(1);
});

it('names no version of a class that another package defined', () => {
  customElements.define('tc-foreign', newClass());
  register('tc-foreign', newClass());
  expect(warnings[0]).to.contain('version unknown');
});

it('is silent when the same class comes again', () => {
  const same = newClass();
  register('tc-same', same);
  register('tc-same', same);
  expect(warnings).to.deep.equal([]);
});
