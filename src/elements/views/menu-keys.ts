const idle = ':disabled, [aria-disabled=true], [hidden], hr';

/** The items of a menu, those that the page put into its slots included. */
export function menuItems(menu: HTMLElement): HTMLElement[] {
  const slots = [...menu.querySelectorAll('slot')];
  const own = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const slotted = slots.flatMap((slot) => slot.assignedElements({ flatten: true })) as HTMLElement[];
  return [...slotted, ...own].filter((item) => !item.matches(idle));
}

/** What the browser presses by itself, at a key that the menu leaves alone. */
const pressedBy: Readonly<Record<string, string>> = { ' ': 'button, input, summary', Enter: 'button, input, summary, a[href]' };

/**
 * A key in a menu: moves the focus, or presses the item that has it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menubar/#keyboardinteraction
 */
export function pressInMenu(event: KeyboardEvent, menu: HTMLElement): void {
  const { key } = event;
  const items = menuItems(menu);
  const at = items.findIndex((item) => item.matches(':focus'));
  const item = items[at];
  const native = pressedBy[key];
  const to = target(key, at, items);
  // What has the focus inside an element of the page's is its own matter.
  if (native && item && !item.matches(native) && !item.shadowRoot?.activeElement) item.click();
  else if (to !== undefined) items.at(to)?.focus();
  else return;
  event.preventDefault();
}

function target(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  if (!items.length) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % items.length;
    case 'ArrowUp':
      return at <= 0 ? -1 : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
  }
  if (key.length !== 1 || key === ' ') return undefined;
  const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const next = items.findIndex((item, i) => i > at && begins(item));
  const found = next < 0 ? items.findIndex(begins) : next;
  return found < 0 ? undefined : found;
}

/**
 * Whether an item of a slot was clicked that is done by that: it prevents the click where it is not. A link's click is
 * prevented by its router.
 */
export function closesMenu(click: Event): boolean {
  const path = click.composedPath();
  const inSlot = path.slice(0, path.indexOf(click.currentTarget!)) as Element[];
  const item = inSlot.findLast(({ localName }) => localName !== 'slot');
  return !!item && !item.matches(idle) && (!click.defaultPrevented || item.matches('a[href]'));
}

/** Whether the focus is in the menu, or was there until its item went away. An item may have put it elsewhere. */
export function hasFocusToGive(menu: HTMLElement): boolean {
  const { activeElement, body } = document;
  return menu.matches(':focus-within') || !activeElement || activeElement === body;
}
