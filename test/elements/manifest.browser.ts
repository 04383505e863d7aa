import { expect, fixture, waitUntil } from '@open-wc/testing';
import type {
  Attribute, ClassMember, CustomElementDeclaration, CustomElementField, Package,
} from 'custom-elements-manifest';
import '../../src/define.js';
import { TestSession } from '../../src/testing.js';
import { deployment } from '../helpers/deployment.js';
import { settled } from './helpers/page.js';

type Running = HTMLElement & Record<string, unknown> & { updateComplete: Promise<unknown> };
type Signin = Running & { signIn(): Promise<void>; signOut(): Promise<void> };

const manifest = (await (await fetch('/custom-elements.json')).json()) as Package;
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
  .filter(({ tagName }) => tagName);

/** What a default says, as JavaScript writes it: `'auto'`, `5`, `false`. */
const valueOf = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text.replace(/^'(.*)'$/, '"$1"'));

const create = (tag: string) => document.createElement(tag) as Running;
const isInstance = (member: ClassMember) => !('static' in member && member.static);

for (const { tagName = '', members = [], attributes = [], events = [] } of elements) {
  const fields = members.filter((member): member is CustomElementField => member.kind === 'field').filter(isInstance);
  const methods = members.filter((member) => member.kind === 'method').filter(isInstance);

  describe(`${tagName} and the manifest`, () => {
    it('has the defaults', () => {
      const element = create(tagName);
      const settable = fields.filter(({ readonly }) => !readonly);
      expect(settable).to.have.length.above(4);
      for (const { name, default: text } of settable) {
        // Nothing and null are the same to a page.
        expect(element[name] ?? undefined, name).to.equal(valueOf(text));
      }
      for (const { name, fieldName = name, default: text } of attributes as Attribute[]) {
        if (name !== 'status') expect(element[fieldName] ?? undefined, `${name}=""`).to.equal(valueOf(text));
      }
    });

    it('lets what is read-only be read only', () => {
      for (const { name } of fields.filter(({ readonly }) => readonly)) {
        expect(() => Object.assign(create(tagName), { [name]: 'other' }), name).to.throw(TypeError);
      }
    });

    it('reflects what it says to reflect, and nothing else', async () => {
      const reflected = fields.filter(({ reflects }) => reflects).map(({ name }) => name);
      for (const { name, fieldName = name, type } of attributes as Attribute[]) {
        if (name === 'status') continue;
        const element = create(tagName);
        element[fieldName] = type?.text === 'boolean' || 'x';
        document.body.append(element);
        await element.updateComplete;
        expect(element.hasAttribute(name), name).to.equal(reflected.includes(fieldName));
        element.remove();
      }
    });

    it('has the methods', () => {
      for (const { name } of methods) expect(create(tagName)[name], name).to.be.a('function');
    });

    it('fires its events and no others', async () => {
      const seen = await eventsOf(tagName);
      expect(seen.filter((type) => !events.some(({ name }) => name === type))).to.deep.equal([]);
      // That all of them were seen shows that it lived through enough.
      expect(events.map(({ name }) => name).filter((name) => !seen.includes(name))).to.deep.equal([]);
    });
  });
}

/** The elements ask and answer each other by events, too; those have a class of their own in the manifest. */
const isProtocol = (type: string) => /^(tc-agent-(request|available|gone)|context-(provider|request))$/.test(type);

/** Lets an element live through much, and tells what it fired. */
async function eventsOf(tag: string): Promise<string[]> {
  const seen = new Set<string>();
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (this instanceof Element && this.localName === tag && !isProtocol(event.type)) seen.add(event.type);
    return dispatchEvent.call(this, event);
  };
  try {
    const page = await fixture<HTMLElement>(`<main><tc-signin></tc-signin><tc-whoami></tc-whoami><tc-show></tc-show>
      <tc-api-call root-url="${deployment.rootUrl}" auth="none" service="auth" method="ping"></tc-api-call></main>`);
    const find = (name: string) => page.querySelector(name) as Signin;
    const [signin, call] = [find('tc-signin'), find('tc-api-call')];
    // It has no attributes, which is an error.
    await waitUntil(() => signin.getAttribute('status') === 'error');
    await settled();
    const session = new TestSession({ user: { name: 'Alice' } });
    session.attach(signin);
    session.attach(find('tc-whoami'));
    for (const status of ['signed-out', 'signed-in', 'expiring', 'expired', 'error'] as const) {
      session.force(status);
      await waitUntil(() => signin.getAttribute('status') === status);
    }
    session.force('signed-out');
    await signin.signIn();
    await signin.signOut();
    await waitUntil(() => call.status === 'done');
    call.method = 'nothing';
    await waitUntil(() => call.status === 'error');
    return [...seen];
  } finally {
    EventTarget.prototype.dispatchEvent = dispatchEvent;
  }
}
