import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readElements } from './editor-data/read-elements.js';
import { cssData, htmlData } from './editor-data/vscode.js';
import { webTypes } from './editor-data/web-types.js';

// What editors complete and explain, from the manifest and the built types; a part of `npm run build`.
const folder = 'dist/editors';
const elements = readElements('custom-elements.json', 'dist/index.d.ts');
const published = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };

mkdirSync(folder, { recursive: true });
write('vscode.html.json', htmlData(elements));
write('vscode.css.json', cssData(elements));
write('web-types.json', webTypes(published, elements));

function write(name: string, data: object): void {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(data, null, 2)}\n`);
}
