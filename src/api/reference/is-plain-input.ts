import type { CallInput } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { argumentValues } from './encode-url.js';

/**
 * Whether input is certain to pass `checkInput`.
 *
 * The full check, with a sentence for everything that can be wrong, is only loaded where this says no.
 *
 * @param body the payload as JSON; undefined where there is none or it cannot be written
 */
export function isPlainInput(method: ApiMethod, input: CallInput, body: string | undefined): boolean {
  const { args = [], query = {} } = input;
  if (!args || !query || method.payload !== (body !== undefined) || (body && body.length > 3e6)) return false;
  const values = argumentValues(method, args);
  return (
    Object.keys(args).length === method.args.length &&
    values.length === method.args.length &&
    values.every((value) => isPlain(value) && !/^\.*$/.test(String(value))) &&
    Object.entries(query).every(([name, value]) => method.query.includes(name) && isPlain(value))
  );
}

const isPlain = (value: unknown) =>
  (typeof value === 'string' && /^[ -~]*$/.test(value)) || Number.isFinite(value);
