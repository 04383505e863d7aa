const svg = 'http://www.w3.org/2000/svg';
const svgTags = ['svg', 'circle', 'path'];

/** A new node with these attributes and children. Text is text, never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag];
export function make(tag: 'svg' | 'circle' | 'path', attributes: Readonly<Record<string, string>>, ...children: Node[]): Element;
export function make(tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: (Node | string)[]): Element {
  const node = svgTags.includes(tag) ? document.createElementNS(svg, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Sets an attribute, or removes it; does nothing where it is so already. */
export function set(node: Element, name: string, value: string | undefined): void {
  if (value === undefined) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
