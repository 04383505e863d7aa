/** What a click or a submit among an element's children asks for. */
export type CallAction = 'run' | 'refresh' | 'abort' | 'load-more';

const actions: readonly string[] = ['run', 'refresh', 'abort', 'load-more'] satisfies CallAction[];

/**
 * A form that is the element's child, a button of the element that belongs to no form, or any control
 * with `data-tc-action`. With `trigger="manual"` a form is the page's own affair.
 */
export function actionOf(event: Event, host: HTMLElement, trigger: string): CallAction | undefined {
  if (event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  if (event.type === 'submit') return event.target.parentElement === host && trigger !== 'manual' ? 'run' : undefined;
  const control = event.target.closest<HTMLElement>('[data-tc-action], button, input[type=submit]');
  if (!control || control === host || control.parentElement?.closest(host.localName) !== host) return undefined;
  const action = control.dataset['tcAction'];
  if (action !== undefined) return actions.includes(action) ? (action as CallAction) : undefined;
  const { form, type } = control as HTMLButtonElement;
  return !form && type === 'submit' ? 'run' : undefined;
}
