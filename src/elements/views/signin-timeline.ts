import { html, type TemplateResult } from 'lit';
import type { SharedSnapshot } from '../shared-snapshot.js';

const mostSteps = 50;

/** The session's steps in the page, for `debug`: words for what happened, no person, no agent, no message. */
export class SigninTimeline {
  #last: SharedSnapshot | undefined;
  readonly #steps: { at: Date; text: string }[] = [];

  note(snapshot: SharedSnapshot, now = new Date()): void {
    if (snapshot === this.#last) return;
    this.#last = snapshot;
    const { status, reason, mode, renewing, offline, armed, forgetful, error, expires } = snapshot;
    const facts = { renewing, offline, armed, forgetful };
    const on = Object.entries(facts).flatMap(([name, isOn]) => (isOn ? [name] : []));
    const ends = expires && `until ${expires.toISOString()}`;
    const text = [status, reason, mode, ...on, error?.code, ends].filter(Boolean).join(', ');
    if (text === this.#steps.at(-1)?.text) return;
    this.#steps.push({ at: now, text });
    if (this.#steps.length > mostSteps) this.#steps.shift();
  }

  render(title: string, language: string): TemplateResult {
    return html`<details part="timeline" lang="en"><summary part="timeline-summary" lang=${language}>${title}</summary>
      <ol part="steps" dir="ltr">${this.#steps.map(
        ({ at, text }) => html`<li part="step"><time part="time">${at.toISOString().slice(11, 23)}</time> ${text}</li>`,
      )}</ol></details>`;
  }
}
