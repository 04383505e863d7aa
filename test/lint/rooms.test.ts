import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();

/** Names of the rules that a file of this content would break. */
async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const imports = 'no-restricted-imports';
const globals = 'no-restricted-globals';
const syntax = 'no-restricted-syntax';

const refused: [string, string, string][] = [
  ['src/session/x.ts', `import '../platform/tabs.js';`, imports],
  ['src/session/x.ts', `import 'lit';`, imports],
  ['src/session/x.ts', `import 'auth0-js';`, imports],
  ['src/session/flow/x.ts', `import '../../api/call.js';`, imports],
  ['src/session/x.ts', `export const url = location.href;`, globals],
  ['src/session/x.ts', `export const url = globalThis.location.href;`, syntax],
  ['src/session/x.ts', `export const url = window.name;`, globals],
  ['src/api/x.ts', `import '../elements/events.js';`, imports],
  ['src/api/x.ts', `import '../providers/provider.js';`, imports],
  ['src/api/x.ts', `import { html } from 'lit';\nexport { html };`, imports],
  ['src/api/x.ts', `export const kept = localStorage.length;`, globals],
  ['src/api/x.ts', `export const title = document.title;`, globals],
  ['src/providers/x.ts', `import '../platform/tabs.js';`, imports],
  ['src/providers/auth0/x.ts', `import '../../elements/events.js';`, imports],
  ['src/platform/x.ts', `import '../providers/provider.js';`, imports],
  ['src/platform/x.ts', `import '../api/call.js';`, imports],
  ['src/platform/x.ts', `import 'lit-html';`, imports],
  ['src/elements/x.ts', `import '../define.js';`, imports],
  ['src/elements/views/x.ts', `import '../../define/register.js';`, imports],
  ['src/elements/x.ts', `import 'node:fs';`, imports],
  ['src/elements/x.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport { unsafeHTML };`, imports],
  ['src/elements/x.ts', `import { customElement } from 'lit/decorators.js';\nexport { customElement };`, imports],
  ['src/elements/x.ts', `throw new TcError('input', 'No.');`, syntax],
  ['src/session/x.ts', `throw new TcError('input', text);`, syntax],
  ['src/testing/x.ts', `throw new TcError('input', 'No.');`, syntax],
  ['src/elements/x.ts', `await fetch('/');`, globals],
  ['src/elements/x.ts', `export const kept = sessionStorage.length;`, globals],
  ['src/elements/x.ts', `customElements.define('tc-x', class extends HTMLElement {});`, syntax],
  ['src/elements/x.ts', `window.customElements.define('tc-x', class extends HTMLElement {});`, syntax],
  ['src/elements/x.ts', `document.body.innerHTML = name;`, syntax],
  ['src/elements/x.ts', `document.body.insertAdjacentHTML('beforeend', name);`, syntax],
  ['src/platform/x.ts', `document.write(name);`, syntax],
  ['src/platform/x.ts', `export const it = eval('1');`, 'no-eval'],
  ['src/platform/x.ts', `export const it = new Function('return 1');`, 'no-new-func'],
  ['src/platform/x.ts', `console.log(1);`, 'no-console'],
  ['src/define/tc-x.ts', `import '../session/session.js';`, imports],
  ['src/define.ts', `import './session/session.js';`, imports],
  ['demo/stack/x.ts', `import '../../src/session/errors.js';`, imports],
  ['demo/stack/services/x.ts', `import '../../../dist/index.js';`, imports],
];

for (const [file, code, rule] of refused) {
  test(`${file} may not say ${code.split('\n')[0]}`, async () => {
    assert.ok((await broken(file, code)).includes(rule), String(await broken(file, code)));
  });
}

const allowed: [string, string][] = [
  ['src/elements/x.ts', `import '../session/session.js';\nimport '../platform/tabs.js';\nimport '../api/index.js';\nimport 'lit';`],
  ['src/platform/x.ts', `import '../session/ports.js';\nexport const url = location.href;`],
  ['src/providers/x.ts', `import '../session/errors.js';\nawait import('auth0-js');`],
  ['src/api/x.ts', `import '../session/errors.js';\nawait fetch('/');`],
  ['src/define.ts', `import './define/tc-signin.js';`],
  ['src/define/tc-signin.ts', `import '../elements/tc-signin.js';\nimport './register.js';`],
  ['demo/stack/x.ts', `import 'taskcluster-client/src/apis.js';\nconsole.log(1);`],
];

for (const [file, code] of allowed) {
  test(`${file} may say ${code.split('\n')[0]}`, async () => {
    assert.deepEqual(await broken(file, code), []);
  });
}
