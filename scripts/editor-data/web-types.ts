import type { AttributeData, ElementData } from './read-elements.js';

/** What JetBrains' editors read. @see https://github.com/JetBrains/web-types */
export function webTypes({ name, version }: { name: string; version: string }, elements: ElementData[]): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: elements.map(element) } },
  };
}

function element({ tagName, description, attributes, members = [], events = [], slots = [], ...css }: ElementData): object {
  const fields = members.flatMap((member) => (member.kind === 'field' && !member.static ? [member] : []));
  return {
    name: tagName,
    description,
    attributes: attributes.map(attribute),
    slots: slots.map((slot) => ({ name: slot.name, description: slot.description })),
    js: {
      properties: fields.map((field) => ({ name: field.name, description: field.description, ...typed(field.type?.text) })),
      events: events.map((event) => ({ name: event.name, description: event.description, ...typed(event.type?.text) })),
    },
    css: {
      properties: (css.cssProperties ?? []).map((property) => ({ name: property.name, description: property.description })),
      parts: (css.cssParts ?? []).map((part) => ({ name: part.name, description: part.description })),
    },
  };
}

function attribute({ name, description, default: standard, words, isBoolean }: AttributeData): object {
  const type = isBoolean ? 'boolean' : words.length > 0 ? words.map((word) => `'${word}'`).join(' | ') : 'string';
  const value = { type, required: !isBoolean };
  return { name, description, value, ...(standard && standard !== "''" && { default: standard.replaceAll("'", '') }) };
}

const typed = (type: string | undefined) => (type ? { type } : {});
