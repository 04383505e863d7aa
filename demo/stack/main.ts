import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildGallery } from '../gallery/build-gallery.js';
import { startDeployment, type Deployment } from './deployment.js';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const wantedPorts = { page: 8280, root: 8281, tenant: 8282 };

/** Pages of the demo, each of which may be the place that a sign-in returns to. */
function demoPages(): string[] {
  const pages = folder('demo/pages');
  if (!existsSync(pages)) return [];
  return readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => [`/${file}`, `/${file}`.replace(/index\.html$/, '')]);
}

function describe({ pageUrl, rootUrl, tenantUrl, crossSite, clientId, movedPorts, world }: Deployment): string {
  const people = [...world.people.values()].map(({ id, name }) => `  ${id.padEnd(8)}${name}`);
  const moved = movedPorts.map((name) => `Port ${wantedPorts[name]} (${name}) is taken, so a free one is used.`);
  return [
    ...moved,
    `The demo:          ${pageUrl}/`,
    `The gallery:       ${pageUrl}/gallery/`,
    `From another site: ${crossSite.pageUrl}/`,
    `The deployment:    ${rootUrl}`,
    `The hosted login:  ${tenantUrl}  (client id ${clientId})`,
    `The controls:      ${rootUrl}/__controls`,
    'Sign in as one of', ...people,
    'Press Ctrl+C to stop.',
  ].join('\n');
}

const deployment = await startDeployment({
  ports: wantedPorts,
  serve: { '/': folder('demo/pages'), '/dist': folder('dist'), '/cdn': folder('cdn'), '/gallery': await buildGallery() },
  redirectUris: demoPages(),
});
console.log(describe(deployment));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void deployment.close());
}
