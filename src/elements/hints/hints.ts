/** What authors get wrong, one console line each; loaded in development only. */
import { nearMatches } from '../../api/reference/near-matches.js';
import { watchPolicy } from './policy.js';

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

/** Attributes that any element may have. */
const anywhere = /^(class|id|style|slot|lang|dir|hidden|title|part|exportparts|role|tabindex|inert|popover|status|is)$|^(data|aria|on|v)-|[^a-z-]/i;

const told = new Set<string>();

/** Looks over an element once its content is there. */
export function lookFor(host: HTMLElement): void {
  watchPolicy(host);
  if (document.readyState !== 'loading') return look(host);
  document.addEventListener('DOMContentLoaded', () => look(host), { once: true });
}

function look(host: HTMLElement): void {
  const { localName } = host;
  for (const hint of [...wrongAttributes(host), ...wrongSlots(host), ...wrongActions(host)]) {
    const line = `<${localName}${host.id && ` id="${host.id}"`}> ${hint}`;
    if (told.has(line)) continue;
    told.add(line);
    console.warn(`${line} See docs/hints.md of taskcluster-elements.`);
  }
}

function wrongAttributes(host: HTMLElement): string[] {
  const { observedAttributes } = host.constructor as typeof HTMLElement & { observedAttributes: string[] };
  return host
    .getAttributeNames()
    .filter((name) => !observedAttributes.includes(name) && !anywhere.test(name))
    .flatMap((name) => {
      const [meant] = nearMatches(name, observedAttributes);
      // What is near to nothing may be another library's.
      return meant ? [`knows no attribute ${name}: write ${meant}.`] : [];
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
