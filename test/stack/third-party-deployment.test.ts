import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import taskcluster from 'taskcluster-client';
import { startDeployment } from '../../demo/stack/deployment.js';
import { queryOf, Visitor } from './third-party-visitor.js';

const deployment = await startDeployment();
after(() => deployment.close());
const { rootUrl, pageUrl } = deployment;
const redirectUri = `${pageUrl}/callback.html`;

interface Answer { credentials: { clientId: string; accessToken: string } }

/** Credentials by the default client for hooks, as its page would get them. */
async function signIn(person: string) {
  const visitor = await new Visitor(rootUrl).signIn(person);
  const redirect = await visitor.authorize({
    client_id: 'trigger-hooks', scope: 'hooks:trigger-hook:*', redirect_uri: redirectUri,
  });
  const token = await visitor.exchange(queryOf(redirect).code!, { redirect_uri: redirectUri });
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  return ((await (await visitor.credentials(accessToken)).json()) as Answer).credentials;
}

const currentScopes = async (credentials?: Answer['credentials']) =>
  (await new taskcluster.Auth({ rootUrl, credentials, retries: 0 }).currentScopes!()).scopes as string[];

test("the deployment's services accept the credentials", async () => {
  assert.ok((await currentScopes(await signIn('alice'))).includes('hooks:trigger-hook:demo/*'));
});

test('they refuse them once the client is gone', async () => {
  const credentials = await signIn('alice');
  deployment.world.clients.remove(credentials.clientId);
  await assert.rejects(currentScopes(credentials), /not found/);
});

test('a person without scopes has the anonymous ones', async () => {
  assert.deepEqual(await currentScopes(await signIn('bob')), await currentScopes());
});

test('carries the longest and the least Latin of people', async () => {
  for (const person of ['carol', 'noor']) {
    const { clientId } = await signIn(person);
    assert.equal(clientId.replace(/\/[^/]*$/, ''), deployment.world.people.get(person)!.identity);
  }
});
