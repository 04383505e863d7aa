import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Size } from './measure.js';

const page = 'docs/size.md';
const header = '| what is downloaded | gzip, bytes | requests | budget, bytes |';
const rule = '| --- | ---: | ---: | ---: |';

const initial = `# Size

What a page without a bundler downloads, as \`npm run size\` measures it (\`gzip -9\`, each file by itself). The test
suite fails when a figure has grown past this page, so that growth is a line in a diff, or past a budget that was met.

${header}
${rule}
`;

/** The table of the sizes, in Markdown. */
export function sizeTable(sizes: Size[]): string {
  const number = (value: number | undefined) => value?.toLocaleString('en') ?? '';
  const rows = sizes.map(({ what, gzip, requests, budget }) => {
    const isOver = budget !== undefined && gzip > budget;
    return `| ${what} | ${number(gzip)} | ${requests} | ${number(budget)}${isOver ? ' (over)' : ''} |`;
  });
  return [header, rule, ...rows].join('\n');
}

/** Writes the table into the page and leaves the words around it. */
export function writeSizePage(sizes: Size[]): void {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : initial;
  writeFileSync(page, text.replace(/^\| what is downloaded .*\n(\|.*\n)+/m, `${sizeTable(sizes)}\n`));
}

/** The committed figures: what → gzip bytes. */
export function committedSizes(): Map<string, number> {
  const rows = readFileSync(page, 'utf8').matchAll(/^\| ([^|]+) \| ([\d,]+) \|/gm);
  return new Map([...rows].map(([, what, bytes]) => [what!, Number(bytes!.replaceAll(',', ''))]));
}
