import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Request } from 'express';
import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import { inputSchemas } from './input-schemas.js';

/** What parameters must look like, by name. */
export type Patterns = Record<string, RegExp>;

/** @throws {ApiError} `MalformedPayload` when the text of a JSON body is not a JSON object or array */
export function parsePayload(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    const payload: unknown = JSON.parse(text);
    if (!(payload instanceof Object)) throw new Error('Must be an object or array');
    return payload;
  } catch (error) {
    throw new ApiError('MalformedPayload', 'Failed to parse JSON: {{errMsg}}', { errMsg: (error as Error).message });
  }
}

/** @throws {ApiError} `InvalidRequestArguments` */
export function checkParams(params: Record<string, string>, patterns: Patterns): void {
  const errors = Object.entries(params)
    .filter(([name, value]) => patterns[name]?.test(value) === false)
    .map(([name, value]) => `URL parameter '${name}' given as '${value}' must match regular expression: `
      + `'${String(patterns[name])}'`);
  if (errors.length > 0) {
    throw new ApiError('InvalidRequestArguments', `Invalid URL patterns:\n${errors.join('\n')}`);
  }
}

/** @throws {ApiError} `InvalidRequestArguments` */
export function checkQuery(query: Request['query'], allowed: string[], patterns: Patterns): void {
  const errors = Object.entries(query).flatMap(([name, value]) => {
    if (name === 'bewit') return [];
    if (!allowed.includes(name)) return [`Query-string parameter: ${name} is not supported!`];
    if (typeof value !== 'string') return [`Query-string parameter: ${name} must be a string!`];
    const pattern = patterns[name];
    if (!pattern || pattern.test(value)) return [];
    return [`Query-string parameter: ${name}="${value}" does not match expression: ${pattern.toString()}`];
  });
  if (errors.length > 0) throw new ApiError('InvalidRequestArguments', errors.join('\n'));
}

// As every service sets it up: all mistakes at once, and defaults written into the payload.
const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>(
  Object.entries(inputSchemas).map(([path, schema]) => [path, ajv.compile(schema)]));

/**
 * Checks the body against the method's schema.
 *
 * @param input as in the reference, relative to the service's schemas: `v1/create-task-request.json#`
 * @throws {ApiError} `MalformedPayload`, `InputValidationError`
 */
export function checkPayload(call: ApiCall, serviceName: string, input: string | undefined): void {
  if (input === undefined) return;
  if (!call.hasJson) {
    throw new ApiError('MalformedPayload',
      'Payload must be JSON with content-type: application/json got content-type: {{contentType}}',
      { contentType: call.contentType ?? null });
  }
  const path = `${serviceName}/${input.replace(/#$/, '')}`;
  const validate = validators.get(path);
  if (!validate) throw new Error(`There is no schema '${path}'.`);
  if (validate(call.payload)) return;
  const mistakes = ajv.errorsText(validate.errors?.map((error) => {
    const extra = (error.params as { additionalProperty?: string }).additionalProperty;
    return extra === undefined ? error : { ...error, message: `${error.message}: ${JSON.stringify(extra)}` };
  }), { separator: '\n  * ' });
  throw new ApiError('InputValidationError',
    `\nSchema Validation Failed!\nRejecting Schema: ${call.rootUrl}/schemas/${path}#\nErrors:\n  * ${mistakes}`);
}
