import { readFileSync } from 'node:fs';
import type { Attribute, CustomElement, CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { readWords } from './read-words.js';

/** What an editor may offer for one attribute. */
export interface AttributeData extends Attribute {
  /** The words it may be, where these are all there is. */
  words: string[];
  isBoolean: boolean;
}

export interface ElementData extends Omit<CustomElement, 'attributes'> {
  tagName: string;
  attributes: AttributeData[];
}

/** The elements as the manifest describes them, with the words that the types allow. */
export function readElements(manifestFile: string, typesFile: string): ElementData[] {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Package;
  const wordsOf = readWords(typesFile);
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[]);
  return declarations.flatMap((element) => {
    const { tagName, attributes = [] } = element;
    if (!tagName) return [];
    // `status` says what is; nobody sets it.
    const settable = attributes.filter(({ name }) => name !== 'status');
    return [{ ...element, tagName, attributes: settable.map((attribute) => ({
      ...attribute,
      words: wordsOf(element.name, attribute.fieldName ?? attribute.name),
      isBoolean: attribute.type?.text === 'boolean',
    })) }];
  });
}
