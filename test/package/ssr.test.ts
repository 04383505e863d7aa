import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, type TemplateResult } from 'lit';
import { builtModule } from './helpers/built-module.js';

await builtModule('define.js');

const pages: Record<string, TemplateResult> = {
  'tc-whoami': html`<tc-whoami></tc-whoami>`,
  'tc-api-call': html`<tc-api-call service="auth" method="currentScopes"></tc-api-call>`,
  'tc-show': html`<tc-show when="signed-in">members</tc-show>`,
};

for (const [tag, template] of Object.entries(pages)) {
  test(`${tag} renders on a server, its shadow root included`, async () => {
    const markup = await collectResult(render(template));
    assert.match(markup, new RegExp(`<${tag}[^]*<template shadowroot="open" shadowrootmode="open"[^]*</${tag}>`));
  });
}

test('tc-api-call shows its children on a server’s page already', async () => {
  const markup = await collectResult(render(html`<tc-api-call as="none"><b>Child</b></tc-api-call>`));
  assert.match(markup, /<slot><\/slot>[^]*<\/template><b>Child<\/b><\/tc-api-call>/);
});

// Its button is drawn by hand: docs/decisions/0003.
test('tc-signin renders on a server as its tag, with its attributes and what stands in it', async () => {
  const markup = await collectResult(render(html`<tc-signin root-url="https://tc.example.com" domain="auth.example.com" client-id="abc">
    <button slot="signed-out" data-tc-action="signin">Log in</button></tc-signin>`));
  assert.match(markup, /<tc-signin\s+root-url="https:\/\/tc\.example\.com" domain="auth\.example\.com" client-id="abc"[^>]*>\s*<button slot="signed-out"[^]*<\/tc-signin>/);
});
