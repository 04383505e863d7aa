import assert from 'node:assert/strict';
import type { AppStage } from './app-stage.js';
import type { FrameworkName } from '../../../demo/frameworks/build-app.js';

/** Uses an application as a person would, and looks whether every kind of binding arrived. */
export async function clickThrough(stage: AppStage, name: FrameworkName): Promise<void> {
  const { rootUrl } = stage.deployment;
  const visit = await stage.visit(name);
  const property = <T>(tag: string, key: string) => visit.get<T>(`document.querySelector('${tag}').${key}`);

  await visit.status('signed-out');
  await visit.status('waiting', 'tc-api-call');
  assert.equal(await property('tc-signin', 'disabled'), false);
  assert.equal(await property('tc-api-call', 'inspect'), false);
  assert.deepEqual(await property('tc-api-call', 'args'), { name: 'project/demo/greeting' });
  if (name !== 'html') assert.equal(await property('tc-signin', 'rootUrl'), rootUrl);

  await visit.signInAs('alice');
  await visit.shows('#status', 'Signed in (signin)');
  await visit.shows('tc-whoami', 'alice');
  await visit.shows('tc-api-call', 'Hello from the local deployment');
  await visit.shows('#greeting', 'Hello from the local deployment');

  await visit.tab.reload();
  await visit.shows('#status', 'Signed in (restore)');
  await visit.shows('#greeting', 'Hello from the local deployment');

  await visit.signOut();
  await visit.shows('#status', 'Signed out (signout)');
  // A framework that renders again gives an object anew each time; that it says the same must not call again.
  assert.equal(stage.deployment.world.log.matching('/api/secrets/v1/secret/').length, 2, 'one call for each visit');
  assert.deepEqual(visit.exceptions, []);
  // On the author's machine the console says whom a sign-in asks: information, no warning.
  assert.deepEqual(visit.console.filter((line) => !line.startsWith('info: ')), []);
}
