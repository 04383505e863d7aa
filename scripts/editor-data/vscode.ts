import type { AttributeData, ElementData } from './read-elements.js';

const text = (value = '') => ({ kind: 'markdown', value });

/** Custom data for HTML in VS Code. @see https://github.com/microsoft/vscode-custom-data */
export function htmlData(elements: ElementData[]): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, description, attributes }) => ({
      name: tagName,
      description: text(description),
      attributes: attributes.map(htmlAttribute),
    })),
  };
}

function htmlAttribute({ name, description, words, isBoolean }: AttributeData): object {
  const values = words.length > 0 ? { values: words.map((word) => ({ name: word })) } : {};
  // `v` is what VS Code names attributes without a value.
  return { name, description: text(description), ...values, ...(isBoolean && { valueSet: 'v' }) };
}

/** Custom data for CSS in VS Code. */
export function cssData(elements: ElementData[]): object {
  const properties = elements.flatMap(({ cssProperties = [] }) => cssProperties);
  return {
    version: 1.1,
    properties: once(properties, (name) => name),
    pseudoElements: once(elements.flatMap(({ cssParts = [] }) => cssParts), (name) => `::part(${name})`),
    pseudoClasses: once(elements.flatMap(({ cssStates = [] }) => cssStates), (name) => `:state(${name})`),
  };
}

/** Elements share parts and properties: the first description stands for all. */
function once(items: { name: string; description?: string }[], selector: (name: string) => string): object[] {
  const byName = new Map(items.toReversed().map(({ name, description }) => [name, description]));
  return [...byName].sort(([a], [b]) => a.localeCompare(b)).map(([name, description]) => ({
    name: selector(name), description: text(description),
  }));
}
