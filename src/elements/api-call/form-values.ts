import { type TcError, tcError } from '../../session/errors.js';
import { fromNowJSON } from 'taskcluster-client-web/src/utils.js';
import { writePath } from './paths.js';
import { say } from './sentences.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const rooms = /^(args|query|payload)(\.|$)/;

/**
 * Puts what a form's controls hold into `target`, by their names: `args.taskId`, `query.limit`,
 * `payload.metadata.name`, `payload.routes[]`, or `payload` for all of it as JSON.
 *
 * An empty control is left out. Numbers, checkboxes without a value and dates become numbers, booleans
 * and ISO dates; `data-tc-type` = `number`, `boolean`, `json` or `from-now` (`1 hour`) says so for
 * any other control.
 */
export function readForm(form: HTMLFormElement, target: Record<string, unknown>): void {
  for (const control of form.elements) {
    if (!isControl(control) || !control.name || control.matches(':disabled')) continue;
    if (!rooms.test(control.name)) throw misnamed(control.name);
    for (const value of controlValues(control)) {
      if (value !== undefined) writePath(target, control.name, value);
    }
  }
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['submit', 'button', 'reset', 'image', 'file'].includes(element.type));

function controlValues(control: Control): unknown[] {
  if (control instanceof HTMLSelectElement && control.multiple) {
    const values = [...control.selectedOptions].map((option) => typed(control, option.value));
    return control.name.endsWith('[]') ? values : [values];
  }
  if (control instanceof HTMLInputElement) {
    if (control.type === 'checkbox' && !control.hasAttribute('value')) return [control.checked];
    if (control.type === 'checkbox' || control.type === 'radio') {
      return control.checked ? [typed(control, control.value)] : [];
    }
  }
  return [typed(control, control.value)];
}

function typed(control: Control, text: string): unknown {
  if (text === '') return undefined;
  switch (control.dataset.tcType ?? control.type) {
    case 'number':
    case 'range': return Number(text);
    case 'boolean': return text === 'true' || text === 'on';
    case 'datetime-local': return new Date(text).toISOString();
    case 'from-now': return readFromNow(text, labelOf(control));
    case 'json': return readJson(text, labelOf(control));
    default: return text;
  }
}

const labelOf = (control: Control): string =>
  control.labels?.[0]?.textContent?.trim() || control.getAttribute('aria-label') || control.name;

/** @throws {TcError} `input` when the text is not JSON */
export function readJson(text: string, field: string, hint?: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw tcError('input', say('fieldNoJson', { field }), { hint, cause });
  }
}

/** @throws {TcError} `input` when the text is no duration such as `1 hour` */
export function readFromNow(text: string, field: string): string {
  try {
    return fromNowJSON(text);
  } catch (cause) {
    throw tcError('input', say('fieldNoTime', { field }), { cause });
  }
}

const misnamed = (name: string): TcError =>
  tcError('configuration', say('formFieldStray'), {
    hint: `Name "${name}" args.…, query.… or payload.…; leave out the name of a control that is not sent.`,
  });
