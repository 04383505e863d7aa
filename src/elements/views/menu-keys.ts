/** The items of a menu, those that the page put into its slots included. */
export function menuItems(menu: HTMLElement): HTMLElement[] {
  const slots = [...menu.querySelectorAll('slot')];
  const own = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const slotted = slots.flatMap((slot) => slot.assignedElements({ flatten: true })) as HTMLElement[];
  return [...slotted, ...own].filter((item) => !item.matches(':disabled,[aria-disabled=true],[hidden],hr'));
}

/**
 * Moves the focus in a menu as the key says; true when the key was one of the menu's.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menubar/#keyboardinteraction
 */
export function moveInMenu(key: string, items: readonly HTMLElement[], current: Element | null): boolean {
  if (!items.length) return false;
  const at = items.indexOf(current as HTMLElement);
  const to = target(key, at, items);
  if (to === undefined) return false;
  items.at(to)?.focus();
  return true;
}

function target(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
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
