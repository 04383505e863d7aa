import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { importsOf } from '../../scripts/size/module-graph.js';
import type { startDeployment as source } from '../../demo/stack/deployment.js';
import type { Deployment, startDeployment } from '../../types/testing-deployment.js';
import { builtModule } from './helpers/built-module.js';
import { pack, runInProject } from './helpers/packed.js';

interface Named {
  peerDependencies: Record<string, string>;
}

const packed = pack();
after(() => packed.remove());

test('without its packages the deployment says what to install, in which versions', () => {
  const { output } = runInProject(
    packed,
    `const { startDeployment } = await import('taskcluster-elements/testing/deployment');
     await startDeployment().catch(({ message }) => console.log(message));`,
  );
  const command = /^The local deployment needs packages that are not installed: run "npm install --save-dev (.*)"\.\n$/.exec(output);
  const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Named;
  assert.deepEqual(command?.[1]!.split(' '), Object.entries(peerDependencies).map((entry) => entry.join('@')), output);
});

test('those are all packages that it loads', () => {
  const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Named;
  const files = packed.files.filter((file) => /^dist\/testing\/deployment.*\.js$/.test(file));
  const loaded = files.flatMap((file) => Object.values(importsOf(join(packed.folder, file))).flat() as string[]);
  const bare = loaded.filter((name) => !/^(\.|node:)/.test(name)).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
  assert.deepEqual([...new Set(bare)].filter((name) => !peerDependencies[name]), []);
});

test('with them it starts, answers and ends', async () => {
  const built = (await builtModule('testing/deployment.js')) as { startDeployment: typeof startDeployment };
  const deployment: Deployment = await built.startDeployment();
  try {
    const response = await fetch(`${deployment.rootUrl}/api/queue/v1/ping`);
    assert.equal(((await response.json()) as { alive: boolean }).alive, true);
  } finally {
    await deployment.close();
  }
});

test('the published declaration is true of the source', () => {
  // Judged by the compiler.
  const declared = ((options) => (undefined as unknown as typeof source)(options)) satisfies typeof startDeployment;
  assert.equal(typeof declared, 'function');
});

test('the agent of tests works without a page', () => {
  const { output } = runInProject(
    packed,
    `const { TestAgent } = await import('taskcluster-elements/testing');
     const agent = new TestAgent({ user: { name: 'Alice' } });
     console.log(agent.user.name, (await agent.getCredentials()).clientId);`,
  );
  assert.equal(output, 'Alice test/test-person\n');
});
