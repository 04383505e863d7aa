/** Where a line stands in its tree. */
export interface TreePlace {
  /** Counted from 1; the position too. */
  readonly level: number;
  readonly position: number;
  /** How many lines the branch has, those that are not drawn included. */
  readonly size: number;
  /** Dotted path of the value. */
  readonly path: string;
}

/** One line of a tree, empty. */
export function treeItem({ level, position, size, path }: TreePlace): HTMLElement {
  const item = document.createElement('li');
  item.part.add('node');
  item.setAttribute('role', 'treeitem');
  item.setAttribute('tabindex', '-1');
  item.setAttribute('aria-level', String(level));
  item.setAttribute('aria-posinset', String(position));
  item.setAttribute('aria-setsize', String(size));
  item.dataset['path'] = path;
  return item;
}

/** Moves the focus to a line; Tab comes back to it. */
export function focusItem(tree: Element, item: HTMLElement): void {
  makeCurrent(tree, item);
  item.focus();
}

/** The line that Tab goes to. */
export function makeCurrent(tree: Element, item: Element | null): void {
  tree.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  item?.setAttribute('tabindex', '0');
}
