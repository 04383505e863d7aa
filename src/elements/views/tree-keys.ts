import { focusItem } from './tree-item.js';

/** Moves the focus in a tree as the ARIA tree pattern says; false where the key means nothing here. */
export function moveInTree(
  key: string,
  item: HTMLElement,
  tree: Element,
  setOpen: (item: Element, open: boolean) => void,
): boolean {
  const visible = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')].filter((one) => !one.closest('[hidden]'));
  const at = visible.indexOf(item);
  const state = item.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown': return focus(tree, visible[at + 1]);
    case 'ArrowUp': return focus(tree, visible[at - 1]);
    case 'Home': return focus(tree, visible[0]);
    case 'End': return focus(tree, visible.at(-1));
    case 'ArrowRight':
      if (state === 'true') return focus(tree, visible[at + 1]);
      setOpen(item, true);
      return true;
    case 'ArrowLeft':
      if (state !== 'true') return focus(tree, item.parentElement?.closest<HTMLElement>('[role=treeitem]'));
      setOpen(item, false);
      return true;
    case 'Enter':
    case ' ':
      setOpen(item, state === 'false');
      return true;
    case '*':
      for (const sibling of item.parentElement?.children ?? []) setOpen(sibling, true);
      return true;
    default: return false;
  }
}

function focus(tree: Element, item: HTMLElement | null | undefined): boolean {
  if (!item) return true;
  focusItem(tree, item);
  return true;
}
