import { readFileSync } from 'node:fs';
import { reachableFrom } from '../size/module-graph.js';

const entry = 'taskcluster-elements.js';

/** What an author pastes into a page, for the files in `cdn/` and no others. */
export interface Snippets {
  /** The folder's address in them. */
  address: string;
  plain: string;
  /** The browser compares the script with its digest. */
  withDigest: string;
  /** And each chunk that the script loads later. */
  withAllDigests: string;
}

/** Makes the snippets from `cdn/sri.json`. */
export function snippets(): Snippets {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  const digests = JSON.parse(readFileSync('cdn/sri.json', 'utf8')) as Record<string, string>;
  const address = `https://cdn.jsdelivr.net/npm/${name}@${version}/cdn`;
  const src = `src="${address}/${entry}"`;
  const withDigest = `<script type="module" crossorigin integrity="${digests[entry]}"\n        ${src}></script>`;
  const files = [...reachableFrom('cdn/for-scripts.js')].map((file) => file.slice('cdn/'.length)).sort();
  const lines = files.map((file) => `  "${address}/${file}": "${digests[file]}"`);
  const importMap = `<script type="importmap">\n{ "integrity": {\n${lines.join(',\n')}\n} }\n</script>`;
  const plain = `<script type="module" ${src}></script>`;
  return { address, plain, withDigest, withAllDigests: `${importMap}\n${withDigest}` };
}

/** The page `cdn/snippets.md`. The digests change with each build, so it is published and not committed. */
export function snippetsPage(): string {
  const { address, plain, withDigest, withAllDigests } = snippets();
  return `# Snippets

To paste into the head of a page, for exactly the files of this folder. Where you serve the folder yourself, write its
address instead of \`${address}\`; to another origin it must be sent with
\`Access-Control-Allow-Origin\`.

## The script

${block(plain)}

## The script and its digest

The browser refuses a script that is not this one. What the script loads later is not compared.

${block(withDigest)}

## And the digests of all that it loads later

The import map must stand before the first module script. Firefox takes one import map in a page: where yours has one,
put these lines into its \`integrity\`. A browser that knows no \`integrity\` in import maps compares the script alone.

${block(withAllDigests)}
`;
}

const block = (html: string) => `\`\`\`html\n${html}\n\`\`\``;
