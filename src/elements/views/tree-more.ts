import { callWords } from '../words/call-words.js';
import { drawsMore } from './draws-more.js';
import { focusItem, makeCurrent, treeItem, type TreePlace } from './tree-item.js';
import { rowsAtOnce } from './view.js';

const known = new WeakMap<Element, MoreLine>();

/** What a line stands for that says “show more”; `undefined` for any other. */
export const moreLineOf = (item: Element): MoreLine | undefined => known.get(item);

/** What the lines of a tree speak; it may change. */
export interface TreeSpeech {
  /** BCP 47. */
  language: string;
}

/** Stands in a branch for the lines that are not drawn yet: draws the next when it comes near, or is pressed. */
export class MoreLine {
  readonly item: HTMLElement;
  readonly #text = document.createElement('span');
  readonly #draw: (first: number) => HTMLElement[];
  readonly #size: number;
  readonly #speech: TreeSpeech;
  readonly #observe: ReturnType<typeof drawsMore>;
  #drawn = rowsAtOnce;

  /** @param draw makes the lines from that index on, `rowsAtOnce` at most */
  constructor(place: Omit<TreePlace, 'position'>, draw: (first: number) => HTMLElement[], speech: TreeSpeech) {
    this.#draw = draw;
    this.#size = place.size;
    this.#speech = speech;
    this.item = treeItem({ ...place, position: this.#drawn + 1 });
    this.item.part.add('more');
    this.#text.part.add('line');
    this.item.append(this.#text);
    this.say();
    known.set(this.item, this);
    this.#observe = drawsMore(() => this.#drawNext());
    this.#observe(this.item);
  }

  /** In the language that the tree has now. */
  say(): void {
    const rest = this.#size - this.#drawn;
    this.#text.textContent = callWords(this.#speech.language).showMore(Math.min(rest, rowsAtOnce), rest);
    this.item.setAttribute('aria-posinset', String(this.#drawn + 1));
  }

  /** Draws the next lines as a person asked for it, who goes on at the first of them. */
  press(tree: Element): void {
    const [first] = this.#drawNext();
    if (first) focusItem(tree, first);
  }

  #drawNext(): HTMLElement[] {
    const lines = this.#draw(this.#drawn);
    this.item.before(...lines);
    this.#drawn += lines.length;
    if (this.#drawn < this.#size) this.say();
    else this.#end(lines.at(-1));
    return lines;
  }

  /** Who was here is at the end of the branch then. */
  #end(last: HTMLElement | undefined): void {
    this.#observe(undefined);
    const tree = this.item.closest('[role=tree]');
    if (!tree || !last || this.item.tabIndex < 0) return this.item.remove();
    if (this.item.matches(':focus')) focusItem(tree, last);
    else makeCurrent(tree, last);
    this.item.remove();
  }
}
