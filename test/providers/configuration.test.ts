import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeUrl, tenantUrl } from '../../src/providers/authorize-url.js';
import { validateConfiguration } from '../../src/providers/provider.js';
import type { ProviderName, SessionConfiguration } from '../../src/session/configuration.js';
import { TcError } from '../../src/session/errors.js';
import { configurationOf } from './helpers/ports.js';

const auth0 = configurationOf({});
const taskcluster = configurationOf({
  provider: 'taskcluster', domain: '', scope: 'a b', responseType: 'code', lifetime: '1 day', credentialsUrl: '',
});

function hintFor(configuration: SessionConfiguration, origin = 'https://page.example'): string | undefined {
  try {
    validateConfiguration(configuration, origin);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof TcError);
    assert.equal(error.code, 'configuration');
    assert.match(error.message, /^Sign-in is not set up/);
    return error.hint;
  }
}

const bad: [string, SessionConfiguration, RegExp][] = [
  ['no root-url', { ...auth0, rootUrl: '' }, /root-url/],
  ['a root-url without TLS', { ...auth0, rootUrl: 'http://tc.example.com' }, /https/],
  ['a root-url that is no address', { ...auth0, rootUrl: 'tc' }, /root-url/],
  ['no client-id', { ...auth0, clientId: '' }, /client-id/],
  ['an unknown provider', { ...auth0, provider: 'github' as ProviderName }, /auth0 or taskcluster/],
  ['no domain', { ...auth0, domain: '' }, /provider="taskcluster"/],
  ['a domain with a path', { ...auth0, domain: 'tenant.example/login' }, /domain/],
  ['a domain without TLS', { ...auth0, domain: 'http://tenant.example' }, /domain/],
  ['a domain with a user', { ...auth0, domain: 'me@tenant.example' }, /domain/],
  ['a scope without openid', { ...auth0, scope: 'profile' }, /openid/],
  ['an exchange without TLS', { ...auth0, credentialsUrl: 'http://tc.example.com/x' }, /credentials-url/],
  ['a redirect-uri elsewhere', { ...auth0, redirectUri: 'https://other.example/' }, /redirect-uri/],
  ['a redirect-uri with a fragment', { ...auth0, redirectUri: 'https://page.example/#x' }, /redirect-uri/],
  ['no scope', { ...taskcluster, scope: ' ' }, /scope/],
  ['an unknown flow', { ...taskcluster, responseType: 'id_token' as 'code' }, /response-type/],
  ['a date as lifetime', { ...taskcluster, lifetime: '2026-01-01' }, /lifetime/],
  ['a negative lifetime', { ...taskcluster, lifetime: '-1 day' }, /lifetime/],
];
for (const [what, configuration, hint] of bad) {
  test(`${what} is refused with what to change`, () => assert.match(hintFor(configuration) ?? 'nothing', hint));
}

test('sound configurations pass', () => {
  for (const configuration of [auth0, taskcluster, { ...auth0, domain: 'http://localhost:8282' }, { ...taskcluster, lifetime: '12h' }]) {
    assert.equal(hintFor(configuration), undefined);
  }
});

const query = (configuration: SessionConfiguration, options = {}) => {
  const url = new URL(authorizeUrl(configuration, { state: 'tce.s', nonce: 'n' }, options));
  return [url.origin + url.pathname, Object.fromEntries(url.searchParams)];
};

test('the hosted login is asked for both tokens, with a state and a nonce of our own', () => {
  assert.deepEqual(query(auth0, { prompt: 'login' }), ['https://tenant.example/authorize', {
    client_id: 'page', redirect_uri: 'https://page.example/', scope: 'openid profile', state: 'tce.s', nonce: 'n',
    response_type: 'token id_token', audience: 'login.taskcluster.net', prompt: 'login',
  }]);
});

test('the third-party login is asked for the scopes and a lifetime', () => {
  assert.deepEqual(query(taskcluster, { prompt: 'login', loginHint: 'x' }), ['https://tc.example.com/login/oauth/authorize', {
    client_id: 'page', redirect_uri: 'https://page.example/', scope: 'a b', state: 'tce.s', response_type: 'code', expires: '1 day',
  }]);
});

test('a tenant is a host, or a whole address', () => {
  assert.deepEqual(['t.example', 'https://t.example/', 'http://localhost:1'].map(tenantUrl), ['https://t.example', 'https://t.example', 'http://localhost:1']);
});
