import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/*
 * `npm run manifest` writes custom-elements.json from the source; with `--check` it only says whether the committed
 * file is what the source says.
 */
const committed = 'custom-elements.json';
const folder = '.cache/manifest';
const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js';
const config = 'custom-elements-manifest.config.js';

execFileSync(process.execPath, [analyzer, 'analyze', '--quiet', '--config', config, '--outdir', folder], { stdio: 'inherit' });
const fresh = `${JSON.stringify(JSON.parse(readFileSync(`${folder}/${committed}`, 'utf8')), null, 2)}\n`;
const isCurrent = existsSync(committed) && readFileSync(committed, 'utf8') === fresh;

if (!process.argv.includes('--check')) writeFileSync(committed, fresh);
else if (!isCurrent) {
  console.error(`${committed} is not what the source says: run "npm run manifest" and commit it.`);
  process.exitCode = 1;
}
