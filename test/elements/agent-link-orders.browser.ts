import { expect } from '@open-wc/testing';
import { TcSignin } from '../../src/elements/tc-signin.js';
import { Follower } from './helpers/follower.js';
import { clear, defineAll, east, find, follower, inShadow, put, settled, signin, west } from './helpers/page.js';

type Markup = (owner: (rootUrl: string, more?: string, inside?: string) => string, user: (more?: string) => string) => string;

/** Where the two stand to each other, and whom the follower must find. */
const places: [name: string, markup: Markup, expected: string][] = [
  ['owner before it', (owner, user) => owner(east) + user(), east],
  ['owner after it', (owner, user) => user() + owner(east), east],
  ['inside the owner', (owner, user) => owner(east, '', `<p>${user()}</p>`), east],
  ['in a shadow root inside the owner', (owner, user) => owner(east, '', inShadow(user())), east],
  ['slotted into an owner in a shadow root', (owner, user) => inShadow(owner(east, '', '<slot></slot>'), user()), east],
  ['owner in another shadow root', (owner, user) => user() + inShadow(owner(east)), east],
  ['both deep in shadow roots', (owner, user) => inShadow(inShadow(owner(east))) + inShadow(inShadow(user())), east],
  ['nearest of two', (owner, user) => owner(west) + owner(east, '', user()), east],
  ['nearest of two nested', (owner, user) => owner(west, '', owner(east, '', user())), east],
  ['two on the page', (owner, user) => owner(west) + user() + owner(east), 'ambiguous'],
  ['two with one configuration', (owner, user) => owner(east) + user() + owner(east), east],
  ['two, one named', (owner, user) => owner(west) + user('for="it"') + owner(east, 'id="it"'), east],
  ['inside one, another named', (owner, user) => owner(west, '', user('for="it"')) + owner(east, 'id="it"'), east],
  ['named in its own shadow root', (owner, user) => owner(west, 'id="it"') + inShadow(owner(east, 'id="it"') + user('for="it"')), east],
  ['named in the document', (owner, user) => owner(east, 'id="it"') + owner(west) + inShadow(user('for="it"')), east],
  ['two, one root URL', (owner, user) => owner(west) + user(`root-url="${east}/"`) + owner(east), east],
  ['inside one, the other root URL', (owner, user) => owner(west, '', user(`root-url="${east}"`)) + owner(east), east],
  ['named, with another root URL', (owner, user) => owner(east) + owner(west, 'id="it"') + user(`for="it" root-url="${east}"`), 'waiting'],
  ['a root URL that nobody has', (owner, user) => owner(west) + user(`root-url="${east}"`), 'waiting'],
  ['nobody there', (_, user) => user(), 'waiting'],
  ['nobody of that name', (owner, user) => owner(west) + user('for="it"'), 'waiting'],
];

type Step = 'define sign-in' | 'define follower' | 'insert';

const orders: Step[][] = [
  ['define sign-in', 'define follower', 'insert'],
  ['define follower', 'define sign-in', 'insert'],
  ['define sign-in', 'insert', 'define follower'],
  ['define follower', 'insert', 'define sign-in'],
  ['insert', 'define sign-in', 'define follower'],
  ['insert', 'define follower', 'define sign-in'],
];

let count = 0;

describe('an element finds its agent', () => {
  before(defineAll);
  afterEach(clear);

  for (const pause of ['at once', 'one by one']) {
    for (const order of orders) {
      describe(`${order.join(', ')}; ${pause}`, () => {
        for (const [name, markup, expected] of places) {
          it(name, async () => {
            const [ownerTag, userTag] = [`tc-signin-${++count}`, `test-follower-${count}`];
            const owner = (rootUrl: string, more = '', inside = '') => signin(rootUrl, more, inside, ownerTag);
            const user = (more = '') => follower(more, userTag);
            const steps: Record<Step, () => void> = {
              'define sign-in': () => customElements.define(ownerTag, class extends TcSignin {}),
              'define follower': () => customElements.define(userTag, class extends Follower {}),
              insert: () => put(markup(owner, user)),
            };
            for (const step of order) {
              steps[step]();
              if (pause === 'one by one') await settled();
            }
            await settled();
            expect(find<Follower>(userTag).follows).to.equal(expected);
          });
        }
      });
    }
  }
});
