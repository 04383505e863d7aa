import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { startDeployment } from '../stack/deployment.js';
import { buildApp, frameworks, hasAngular } from './build-app.js';

// The same small application in every framework, against a local deployment. Wants `npm run build` first.
const root = fileURLToPath(new URL('../../', import.meta.url));
if (!existsSync(join(root, 'cdn/sri.json'))) throw new Error('Nothing is built yet: run "npm run build" first.');

const project = join(root, '.cache/frameworks');
rmSync(project, { recursive: true, force: true });
mkdirSync(join(project, 'node_modules'), { recursive: true });
symlinkSync(root, join(project, 'node_modules/taskcluster-elements'), 'dir');

const apps = frameworks.filter((name) => name !== 'angular' || hasAngular());
const folder = (name: string) => join(project, name, name === 'html' ? '' : 'dist');
const deployment = await startDeployment({
  serve: { ...Object.fromEntries(apps.map((name) => [`/${name}`, folder(name)])), '/cdn': join(root, 'cdn') },
  redirectUris: apps.map((name) => `/${name}/`),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void deployment.close());

for (const name of apps) {
  // From another origin, as from a CDN.
  await buildApp(name, project, `${deployment.crossSite.pageUrl}/cdn`);
  console.log(`${name.padEnd(8)} ${deployment.pageUrl}/${name}/`);
}
if (!hasAngular()) console.log('angular  is not installed: run "npm ci" in demo/frameworks/angular to see it too.');
