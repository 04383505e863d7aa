/** What authors get wrong, one console line each; loaded in development only. */
import { nearMatches } from '../../api/reference/near-matches.js';
import type { TcApiCall } from '../tc-api-call.js';
import type { TcSignin } from '../tc-signin.js';
import { passedOver } from './passed-over.js';
import { watchPolicy } from './policy.js';
import { tell } from './tell.js';
import { lookForUnknownTags } from './unknown-tags.js';
import { wrongValues } from './wrong-values.js';

const signinSlots = [
  'initializing', 'signed-out', 'signing-in', 'signed-in', 'expiring', 'expired', 'error', 'label', 'avatar', 'menu',
];

const slots: Record<string, readonly string[]> = {
  'tc-signin': signinSlots,
  'tc-whoami': ['anonymous'],
  'tc-api-call': ['args', 'query', 'payload', 'tc-result'],
  'tc-show': ['fallback'],
};

const actions: Record<string, readonly string[]> = {
  'tc-signin': ['signin', 'signout', 'renew', 'cancel', 'dismiss'],
};

/** Attributes that any element may have; `debug` asks for these hints. */
const anywhere = new RegExp(
  '^(debug|class|id|style|slot|lang|dir|hidden|title|part|exportparts|role|tabindex|inert|popover|status|is|nonce|translate' +
  '|accesskey|autofocus|contenteditable|draggable|spellcheck|item(id|prop|ref|scope|type)|on[a-z]+)$' +
  // Those of other libraries: data-…, hx-…, x-…, @click, :class
  '|^(data|aria|[a-z]{1,2})-|[^a-z-]',
  'i',
);

/** Elements move: each is followed once. */
const followed = new WeakSet<HTMLElement>();

/** Looks over an element once its content is there. */
export function lookFor(host: HTMLElement): void {
  watchPolicy(host);
  if (document.readyState !== 'loading') return look(host);
  document.addEventListener('DOMContentLoaded', () => look(host), { once: true });
}

function look(host: HTMLElement): void {
  const hints = [wrongAttributes, wrongValues, wrongSlots, wrongActions, passedOver].flatMap((find) => find(host));
  for (const hint of hints) tell(host, hint);
  lookForUnknownTags();
  if (followed.has(host)) return;
  followed.add(host);
  const { localName } = host;
  if (localName === 'tc-signin') void import('./signin-hints.js').then((it) => it.followSignin(host as TcSignin), ignore);
  if (localName === 'tc-api-call') void import('./call-hints.js').then((it) => it.followCall(host as TcApiCall), ignore);
}

const ignore = (): void => undefined;

function wrongAttributes(host: HTMLElement): string[] {
  const { observedAttributes } = host.constructor as typeof HTMLElement & { observedAttributes: string[] };
  const known = observedAttributes.filter((name) => name !== 'id' && name !== 'status');
  return host
    .getAttributeNames()
    .filter((name) => !known.includes(name) && !anywhere.test(name))
    .map((name) => {
      const [meant] = nearMatches(name, known);
      return `knows no attribute ${name}: ${meant ? `write ${meant}` : `there are ${known.join(', ')}`}.`;
    });
}

function wrongSlots(host: HTMLElement): string[] {
  const known = slots[host.localName] ?? [];
  return [...host.children]
    .map(({ slot }) => slot)
    .filter((slot) => slot && !known.includes(slot))
    .map((slot) => `has no slot "${slot}", so that child is not shown: its slots are ${known.join(', ')}.`);
}

function wrongActions(host: HTMLElement): string[] {
  const known = actions[host.localName];
  if (!known) return [];
  return [...host.querySelectorAll<HTMLElement>('[data-tc-action]')]
    .filter((control) => control.closest('[data-tc-action]') === control && !control.closest('tc-api-call'))
    .map((control) => control.dataset.tcAction!)
    .filter((action) => !known.includes(action))
    .map((action) => `knows no data-tc-action="${action}": write one of ${known.join(', ')}.`);
}
