import { html, nothing, type TemplateResult } from 'lit';

/**
 * What stands in a notice. A message that comes after another has nodes of its own: no words of the one before move,
 * and no button of it does something else now.
 *
 * @param isOther changes with each message
 */
export function noticeContent(text: string, isError: boolean, buttons: unknown[], isOther: boolean): TemplateResult {
  const role = isError ? 'alert' : nothing;
  const actions = buttons.length ? html`<div part="notice-actions">${buttons}</div>` : nothing;
  // Two templates that draw the same: Lit keeps the nodes of one, not of the other.
  return isOther
    ? html`<p part="notice-text" role=${role}>${text}</p>${actions}`
    : html`<p part="notice-text" role=${role}>${text}</p> ${actions}`;
}
