import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { html, type Html } from './html.js';

export interface Page {
  title: string;
  body: Html;
  /** A program for the page. It gets its data from the page's own markup. */
  script?: Html;
  status?: number;
  /** Adds `form-action 'none'` to the policy. */
  forbidsForms?: boolean;
}

/**
 * Sends a page of the deployment.
 *
 * As in the real one there is no `Cross-Origin-Opener-Policy`, and other sites may not frame it.
 */
export function sendPage(response: Response, { title, body, script, status = 200, forbidsForms }: Page): void {
  const nonce = randomBytes(16).toString('base64');
  // Without `form-action` on purpose: Chromium holds redirects after a form to it, and these lead to other origins.
  const policy = [
    "default-src 'none'", `style-src 'nonce-${nonce}'`, `script-src 'nonce-${nonce}'`, "frame-ancestors 'self'",
  ];
  if (forbidsForms) policy.push("form-action 'none'");
  response.status(status)
    .set('Content-Security-Policy', policy.join('; '))
    .set('X-Frame-Options', 'SAMEORIGIN')
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(html`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
<main>
<h1>${title}</h1>
${body}
</main>
${script ? html`<script nonce="${nonce}">${script}</script>` : ''}
</html>
`.text);
}

const style = html`
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; color: light-dark(#1b1f24, #eceff3); background: light-dark(#f4f5f7, #101215); }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.2; }
label, .choices button { display: block; }
label { margin-block: 1rem; font-weight: 600; }
input, textarea { display: block; box-sizing: border-box; inline-size: 100%; margin-block-start: 0.25rem; }
input, textarea, button { font: inherit; font-weight: normal; padding: 0.5rem; }
input, textarea, button { color: inherit; background: light-dark(#fff, #23272e); }
input, textarea, button { border: 1px solid light-dark(#8a939d, #6d7784); border-radius: 6px; }
button { min-block-size: 2.75rem; padding-inline: 1.25rem; cursor: pointer; }
button:hover { background: light-dark(#e9ebee, #2e343c); }
:focus-visible { outline: 2px solid light-dark(#0b5cad, #8ec5ff); outline-offset: 2px; }
small { color: light-dark(#57606a, #aab4c0); }
.choices { display: grid; gap: 0.5rem; }
.choices button { text-align: start; }
a { display: inline-block; padding-block: 0.6rem; color: light-dark(#0b5cad, #8ec5ff); }
`;
