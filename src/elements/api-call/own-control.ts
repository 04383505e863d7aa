import type { CallHost } from './call-host.js';

const controls = 'form, button, input[type=submit], [data-tc-action]';

/** The controls that the page gave the element, without those of an element inside it. */
const controlsOf = (host: HTMLElement): HTMLElement[] =>
  [...host.querySelectorAll<HTMLElement>(controls)].filter(
    (control) => control.parentElement?.closest(host.localName) === host);

/** Whether the page gave the element a control of its own, so that ours would be one too many. */
export const hasOwnControl = (host: HTMLElement): boolean =>
  controlsOf(host).some((control) => control.matches('form, button, input, [data-tc-action="run"]'));

/** Whether one of them runs the call when it is used, as `actionOf` has it. */
export const hasRunControl = (host: CallHost): boolean =>
  controlsOf(host).some((control) => {
    const { tcAction } = control.dataset;
    if (tcAction !== undefined) return tcAction === 'run';
    if (control instanceof HTMLFormElement) return control.parentElement === host && host.trigger !== 'manual';
    const { form, type } = control as HTMLButtonElement;
    return !form && type === 'submit';
  });
