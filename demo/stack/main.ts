import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildGallery } from '../gallery/build-gallery.js';
import { startDeployment, type Deployment } from './deployment.js';
import { ownPage } from './own-page.js';
import { demoTaskGroupId } from './services/seed-tasks.js';

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

/** Calls for which a fresh deployment has something. */
const calls = [
  `<tc-api-call service="queue" method="listTaskGroup" args='["${demoTaskGroupId}"]'></tc-api-call>`,
  `<tc-api-call service="hooks" method="triggerHook" args='["demo", "hello"]' payload='{"name": "World"}'></tc-api-call>`,
];

/** The lines of a page at an address of its own: the script, and a sign-in by either login. */
function linesToPaste({ pageUrl, rootUrl, tenantUrl }: Deployment) {
  const { clientId, scope } = ownPage;
  const client = `client-id="${clientId}"`;
  return {
    script: `<script type="module" src="${pageUrl}/cdn/taskcluster-elements.js"></script>`,
    thirdParty: `<tc-signin provider="taskcluster" root-url="${rootUrl}" ${client} scope="${scope.join(' ')}"></tc-signin>`,
    hosted: `<tc-signin root-url="${rootUrl}" domain="${tenantUrl}" ${client}></tc-signin>`,
  };
}

function describe(deployment: Deployment): string {
  const { pageUrl, rootUrl, tenantUrl, crossSite, movedPorts, world } = deployment;
  const { script, thirdParty, hosted } = linesToPaste(deployment);
  const people = [...world.people.values()].map(({ id, name }) => `  ${id.padEnd(8)}${name}`);
  const moved = movedPorts.map((name) => `Port ${wantedPorts[name]} (${name}) is taken, so a free one is used.`);
  return [
    ...moved,
    `The demo:          ${pageUrl}/`,
    `The gallery:       ${pageUrl}/gallery/`,
    `From another site: ${crossSite.pageUrl}/`,
    `The deployment:    ${rootUrl}`,
    `The hosted login:  ${tenantUrl}`,
    `The controls:      ${rootUrl}/__controls`,
    'Sign in as one of', ...people,
    'For a page of your own, at any port of localhost or 127.0.0.1:', `  ${script}`,
    'and, with the third-party login,', `  ${thirdParty}`, 'or, with the hosted login,', `  ${hosted}`,
    'Calls to begin with (bob has no scopes for them):', ...calls.map((call) => `  ${call}`),
    'Press Ctrl+C to stop.',
  ].join('\n');
}

const gallery = await buildGallery(folder('.cache/demo-gallery'));
const deployment = await startDeployment({
  ports: wantedPorts,
  serve: { '/': folder('demo/pages'), '/dist': folder('dist'), '/cdn': folder('cdn'), '/gallery': gallery },
  redirectUris: demoPages(),
  localPages: true,
});
console.log(describe(deployment));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void deployment.close());
}
