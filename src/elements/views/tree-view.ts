import { html } from 'lit';
import { callWords } from '../words/call-words.js';
import { copyAndSay } from './copy-button.js';
import { moveInTree } from './tree-keys.js';
import type { View, ViewContext } from './view.js';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Branches that are open at first: the outer two levels, where they are not long. */
const openLevels = 2;
const longBranch = 50;

/**
 * Objects in objects, as a tree that folds. Arrow keys, Home, End and `*` as in the ARIA tree pattern;
 * `c` copies the value, `p` its path.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
 */
export const view: View = (data, context) => {
  const { copyValue, copyPath } = callWords(context.language);
  return html`<div part="tree" class="tree">
    ${buildTree(data, context)}
    <p part="tree-actions" class="row">
      ${renderCopy(copyValue, 'value', context)} ${renderCopy(copyPath, 'path', context)}
    </p>
  </div>`;
};

/** Copies of the line that has, or had last, the focus. */
const renderCopy = (label: string, what: 'value' | 'path', { language }: ViewContext): unknown =>
  html`<button part="button copy" type="button" data-what=${what}
    @click=${(event: Event) => copyCurrent(event.currentTarget as Element, what, language)}>
    ${label} <span part="said" role="status"></span>
  </button>`;

/** Trees that were built, so that a redraw keeps what is open and where the focus is. */
const built = new WeakMap<object, Map<ViewContext['showMore'], HTMLElement>>();

function buildTree(data: unknown, context: ViewContext): HTMLElement {
  const key = isObject(data) ? data : built;
  const trees = built.get(key) ?? new Map<ViewContext['showMore'], HTMLElement>();
  built.set(key, trees);
  const known = isObject(data) ? trees.get(context.showMore) : undefined;
  if (known) return known;
  const tree = document.createElement('ul');
  tree.part.add('branch');
  tree.setAttribute('role', 'tree');
  tree.setAttribute('aria-label', context.caption);
  fill(tree, isObject(data) ? data : { '': data }, '', 1);
  tree.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  tree.addEventListener('keydown', (event) => onKey(event, tree));
  tree.addEventListener('click', (event) => onClick(event, tree));
  trees.set(context.showMore, tree);
  return tree;
}

const branches = new WeakMap<Element, object>();

/** What each line shows. */
const values = new WeakMap<Element, unknown>();

function fill(list: Element, branch: object, path: string, level: number): void {
  const entries = Object.entries(branch);
  entries.forEach(([name, value], i) => {
    const item = document.createElement('li');
    const place = { 'aria-level': level, 'aria-posinset': i + 1, 'aria-setsize': entries.length };
    for (const [attribute, n] of Object.entries(place)) item.setAttribute(attribute, String(n));
    item.part.add('node');
    item.setAttribute('role', 'treeitem');
    item.setAttribute('tabindex', '-1');
    item.dataset['path'] = path ? `${path}.${name}` : name;
    values.set(item, value);
    item.append(label(name, value));
    list.append(item);
    if (!isObject(value) || Object.keys(value).length === 0) return;
    branches.set(item, value);
    setOpen(item, level < openLevels && Object.keys(value).length <= longBranch);
  });
}

function label(name: string, value: unknown): HTMLElement {
  const line = document.createElement('span');
  const key = document.createElement('span');
  line.part.add('line');
  key.part.add('key');
  key.className = 'key';
  key.textContent = name;
  const text = isObject(value) ? summary(value) : (JSON.stringify(value) ?? '–');
  const shown = document.createElement('bdi');
  shown.part.add('value');
  shown.textContent = text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
  line.append(key, ...(name ? [' '] : []), shown);
  return line;
}

const summary = (value: object): string =>
  Array.isArray(value) ? `[${value.length}]` : `{${Object.keys(value).length}}`;

/** Opens or closes a branch; its lines are made when it opens first. */
export function setOpen(item: Element, open: boolean): void {
  const branch = branches.get(item);
  if (!branch) return;
  item.setAttribute('aria-expanded', String(open));
  const group = item.querySelector(':scope > ul');
  if (!open) return group?.toggleAttribute('hidden', true) as unknown as void;
  if (group) return group.removeAttribute('hidden');
  const list = document.createElement('ul');
  list.part.add('branch');
  list.setAttribute('role', 'group');
  fill(list, branch, (item as HTMLElement).dataset['path'] ?? '', Number(item.getAttribute('aria-level')) + 1);
  item.append(list);
}

const copyKeys: Record<string, string> = { c: 'value', p: 'path' };

function onKey(event: KeyboardEvent, tree: Element): void {
  const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const what = copyKeys[event.key];
  if (what) tree.parentElement?.querySelector<HTMLElement>(`[data-what=${what}]`)?.click();
  else if (!moveInTree(event.key, item, tree, setOpen)) return;
  event.preventDefault();
}

function onClick(event: Event, tree: Element): void {
  const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
  if (!item) return;
  tree.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  item.setAttribute('tabindex', '0');
  item.focus();
  setOpen(item, item.getAttribute('aria-expanded') === 'false');
}

function copyCurrent(button: Element, what: 'value' | 'path', language: string): void {
  const item = button.closest('.tree')?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
  if (!item) return;
  const value = values.get(item);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  void copyAndSay(button, language, () => (what === 'path' ? (item.dataset['path'] ?? '') : text));
}
