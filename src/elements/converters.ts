import type { ComplexAttributeConverter } from 'lit';
import { TcError } from '../session/errors.js';

/** Booleans that read `"false"` as false: Vue and Svelte write that on a tag that is defined late. */
export const booleanConverter: ComplexAttributeConverter<boolean> = {
  fromAttribute: (text) => text !== null && text !== 'false',
  toAttribute: (value) => (value ? '' : null),
};

/**
 * Objects as JSON in an attribute. Text that is no JSON becomes the `TcError` (`input`) to show, so the property's
 * reader must look for one; an absent or empty attribute is `undefined`.
 */
export const jsonConverter: ComplexAttributeConverter<unknown> = {
  fromAttribute(text) {
    if (!text?.trim()) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      const hint = `Write JSON, with names and texts in double quotes. ${(cause as Error).message}`;
      return new TcError('input', 'This call is not set up: an attribute is no JSON.', { hint, cause });
    }
  },
};

/**
 * Whether a value says something else than the one before. Frameworks that render again give an object anew each time;
 * to take it for another would make the call again, whose answer makes them render again, for ever.
 */
export function saysOther(value: unknown, before: unknown): boolean {
  if (value === before) return false;
  const areObjects = [value, before].every((one) => typeof one === 'object' && one !== null && !(one instanceof Error));
  if (!areObjects) return true;
  try {
    return JSON.stringify(value) !== JSON.stringify(before);
  } catch {
    // No JSON: what is wrong with it shows when it is needed.
    return true;
  }
}
