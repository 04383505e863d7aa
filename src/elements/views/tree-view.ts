import { html } from 'lit';
import { callWords } from '../words/call-words.js';
import { copyAndSay } from './copy-button.js';
import { focusItem, treeItem, type TreePlace } from './tree-item.js';
import { moveInTree } from './tree-keys.js';
import { MoreLine, moreLineOf, type TreeSpeech } from './tree-more.js';
import { rowsAtOnce, type View, type ViewContext } from './view.js';

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

interface BuiltTree {
  readonly root: HTMLElement;
  readonly speech: TreeSpeech;
}

/** Trees that were built, so that a redraw keeps what is open and where the focus is. */
const built = new WeakMap<object, Map<ViewContext['showMore'], BuiltTree>>();

function buildTree(data: unknown, context: ViewContext): HTMLElement {
  const key = isObject(data) ? data : built;
  const trees = built.get(key) ?? new Map<ViewContext['showMore'], BuiltTree>();
  built.set(key, trees);
  const known = isObject(data) ? trees.get(context.showMore) : undefined;
  if (known) {
    known.speech.language = context.language;
    for (const item of known.root.querySelectorAll('[part~=more]')) moreLineOf(item)?.say();
    return known.root;
  }
  const root = document.createElement('ul');
  const speech = { language: context.language };
  root.part.add('branch');
  root.setAttribute('role', 'tree');
  root.setAttribute('aria-label', context.caption);
  fill(root, isObject(data) ? data : { '': data }, '', 1, speech);
  root.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  root.addEventListener('keydown', (event) => onKey(event, root));
  root.addEventListener('click', (event) => onClick(event, root));
  trees.set(context.showMore, { root, speech });
  return root;
}

const branches = new WeakMap<Element, { value: object; speech: TreeSpeech }>();

/** What each line shows. */
const values = new WeakMap<Element, unknown>();

function fill(list: Element, branch: object, path: string, level: number, speech: TreeSpeech): void {
  const entries = Object.entries(branch);
  const place = { level, size: entries.length, path };
  const draw = (first: number) => entries.slice(first, first + rowsAtOnce).map(([name, value], i) =>
    line(name, value, { ...place, path: path ? `${path}.${name}` : name, position: first + i + 1 }, speech));
  list.append(...draw(0));
  if (entries.length <= rowsAtOnce) return;
  const { item } = new MoreLine(place, draw, speech);
  // What is copied here is the branch.
  values.set(item, branch);
  list.append(item);
}

function line(name: string, value: unknown, place: TreePlace, speech: TreeSpeech): HTMLElement {
  const item = treeItem(place);
  values.set(item, value);
  item.append(label(name, value));
  if (!isObject(value) || Object.keys(value).length === 0) return item;
  branches.set(item, { value, speech });
  setOpen(item, place.level < openLevels && Object.keys(value).length <= longBranch);
  return item;
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
  const { path = '' } = (item as HTMLElement).dataset;
  fill(list, branch.value, path, Number(item.getAttribute('aria-level')) + 1, branch.speech);
  item.append(list);
}

const copyKeys: Record<string, string> = { c: 'value', p: 'path' };

function onKey(event: KeyboardEvent, tree: Element): void {
  const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const what = copyKeys[event.key];
  const more = event.key === 'Enter' || event.key === ' ' ? moreLineOf(item) : undefined;
  if (more) more.press(tree);
  else if (what) tree.parentElement?.querySelector<HTMLElement>(`[data-what=${what}]`)?.click();
  else if (!moveInTree(event.key, item, tree, setOpen)) return;
  event.preventDefault();
}

function onClick(event: Event, tree: Element): void {
  const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
  if (!item) return;
  focusItem(tree, item);
  moreLineOf(item)?.press(tree);
  setOpen(item, item.getAttribute('aria-expanded') === 'false');
}

function copyCurrent(button: Element, what: 'value' | 'path', language: string): void {
  const item = button.closest('.tree')?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
  if (!item) return;
  const value = values.get(item);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  void copyAndSay(button, language, () => (what === 'path' ? (item.dataset['path'] ?? '') : text));
}
