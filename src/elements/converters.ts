import type { ComplexAttributeConverter } from 'lit';

/** Booleans that read `"false"` as false: Vue and Svelte write that on a tag that is defined late. */
export const booleanConverter: ComplexAttributeConverter<boolean> = {
  fromAttribute: (text) => text !== null && text !== 'false',
  toAttribute: (value) => (value ? '' : null),
};

/**
 * Objects as JSON in an attribute. Text that is no JSON stays text: whoever needs the object says what is wrong. An
 * absent or empty attribute is `undefined`.
 */
export const jsonConverter: ComplexAttributeConverter<unknown> = {
  fromAttribute(text) {
    if (!text?.trim()) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  },
};

/**
 * Whether a value says something else than the one before. Frameworks that render again give an object anew each time;
 * to take it for another would make the call again, whose answer makes them render again, for ever.
 */
export function saysOther(value: unknown, before: unknown): boolean {
  if (value === before) return false;
  const areObjects = [value, before].every((one) => typeof one === 'object' && one !== null);
  if (!areObjects) return true;
  try {
    return JSON.stringify(value) !== JSON.stringify(before);
  } catch {
    // No JSON: what is wrong with it shows when it is needed.
    return true;
  }
}
