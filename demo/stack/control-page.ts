import { controlActions } from './control-actions.js';
import type { World } from './world.js';

/** A page with a button for each control. The script sends what stands in the field and shows the answer. */
export function controlPage({ people }: World): string {
  const forms = Object.entries(controlActions).map(([name, { about, example }]) => `
    <form data-name="${name}">
      <label>${about}<textarea rows="1" spellcheck="false">${JSON.stringify(example)}</textarea></label>
      <button>${name}</button> <output></output>
    </form>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Controls</title>
    <meta name="viewport" content="width=device-width"><style>${style}</style></head>
    <body><main><h1>Controls of the local deployment</h1>
    <p>People: ${[...people.keys()].join(', ')}. <a href="/__controls/log">Requests so far</a></p>${forms.join('')}
    </main><script type="module">${script}</script></body></html>`;
}

const style = `
  :root { color-scheme: light dark; font: 1rem/1.4 system-ui, sans-serif; }
  body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }
  form { margin: 0 0 1.2rem; }
  textarea { display: block; width: 100%; box-sizing: border-box; font: .9rem/1.4 monospace; }
  output { overflow-wrap: anywhere; }
`;

const script = `
  for (const form of document.forms) form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    output.textContent = '…';
    const body = form.querySelector('textarea').value;
    const response = await fetch('/__controls/' + form.dataset.name, { method: 'POST', body });
    const text = await response.text();
    output.textContent = text === '{}' ? 'done' : text;
  });
`;
