import type { CallArgs, CallQuery } from '../../api/call-options.js';
import { tcError } from '../../session/errors.js';
import { slugid } from 'taskcluster-client-web/src/utils.js';
import { readForm, readFromNow, readJson } from './form-values.js';
import { say } from './sentences.js';

/** What is sent with one call. */
export interface CallInput {
  args?: CallArgs;
  query?: CallQuery;
  payload?: unknown;
}

/** What a page may set: a value, or JSON text as attributes have it. */
export type InputSource = Partial<Record<keyof CallInput, unknown>>;

const kinds = ['args', 'query', 'payload'] as const;

/**
 * The input of one run, collected anew each time. Later ones win: `<script slot="payload">` children,
 * attributes and properties, the controls of a child `<form>`, and what the caller of `run()` gave.
 *
 * @throws {TcError} `input` or `configuration`, with the sentence to show
 */
export function readInput(element: HTMLElement, source: InputSource, overrides: InputSource = {}): CallInput {
  const input: Record<string, unknown> = {};
  for (const kind of kinds) {
    const value = read(kind, source[kind]) ?? readScript(element, kind);
    if (value !== undefined) input[kind] = structuredClone(value);
  }
  const form = element.querySelector<HTMLFormElement>(':scope > form');
  if (form) readForm(form, input);
  for (const kind of kinds) {
    const value = read(kind, overrides[kind]);
    if (value !== undefined) input[kind] = value;
  }
  return check(input);
}

/**
 * `{"$fromNow": "1 hour"}` in a payload as the ISO date it means now; JSON-e's word, which Taskcluster's
 * own files use. Not for a hook's input and template, which the service reads itself.
 *
 * @see https://json-e.js.org/operators.html#fromnow
 */
export function expandFromNow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expandFromNow);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '$fromNow' && typeof first[1] === 'string') {
    return readFromNow(first[1], '$fromNow');
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, expandFromNow(one)]));
}

/** What a method needs and a page cannot write down: a new task's id, dates from now on. */
export function completeInput(input: CallInput, service: string, method: string): CallInput {
  if (service === 'hooks') return input;
  const newTask = service === 'queue' && method === 'createTask';
  const isBare = !input.args || Object.keys(input.args).length === 0;
  return {
    ...input,
    ...(newTask && isBare && { args: [slugid()] }),
    ...(input.payload !== undefined && { payload: expandFromNow(input.payload) }),
  };
}

// A text is JSON: of an attribute that could not be read, or of a property that was set before the tag was defined.
function read(kind: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  return value.trim() ? readJson(value, kind, 'Write JSON, with names and texts in double quotes.') : undefined;
}

function readScript(element: HTMLElement, kind: string): unknown {
  const script = element.querySelector(`:scope > script[slot="${kind}"]`);
  return script ? read(kind, script.textContent ?? '') : undefined;
}

function check(input: Record<string, unknown>): CallInput {
  for (const kind of ['args', 'query'] as const) {
    const value = input[kind];
    const fits = value === undefined || (typeof value === 'object' && (kind === 'args' || !Array.isArray(value)));
    if (fits) continue;
    throw tcError('input', say(kind === 'args' ? 'fieldNoObjectOrList' : 'fieldNoObject', { field: kind }));
  }
  return input as CallInput;
}
