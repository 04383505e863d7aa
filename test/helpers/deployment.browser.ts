import { expect } from '@open-wc/testing';
import { deployment } from './deployment.js';

it('reaches the deployment of the test run from another origin', async () => {
  const response = await fetch(`${deployment.rootUrl}/api/auth/v1/ping`);
  expect(response.ok).to.equal(true);
  expect(new URL(deployment.rootUrl).origin).not.to.equal(location.origin);
});

it('has auth0-js as a module', async () => {
  const { WebAuth } = await import('auth0-js');
  expect(WebAuth).to.be.a('function');
});

it('has taskcluster-client-web as modules', async () => {
  const { fromNow } = await import('taskcluster-client-web/src/utils.js');
  expect(fromNow('1 day').getTime()).to.be.greaterThan(Date.now());
});
