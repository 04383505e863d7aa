import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, type Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment } = stage;

/** Keeps every violation of the page's policy. */
const watch = `globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
  violations.push([effectiveDirective, blockedURI, sourceFile].join(' ')));`;

function policy(scripts = "script-src 'self'"): Record<string, string> {
  const { rootUrl, tenantUrl } = deployment;
  return {
    'Content-Security-Policy': [
      "default-src 'none'", scripts, `connect-src ${rootUrl} ${tenantUrl}`, `frame-src ${tenantUrl}`,
      // Pictures of people come from wherever the provider keeps them; here they are data URLs.
      'img-src data:', "require-trusted-types-for 'script'", 'trusted-types lit-html', 'report-uri /violation',
    ].join('; '),
  };
}

async function violatedNothing(visit: Visit): Promise<void> {
  assert.deepEqual(await visit.get('violations'), []);
  assert.equal(stage.countOf('/violation', 'POST'), 0, 'no window reported a violation');
  // Firefox tells of the icon that the deployment's own pages forbid themselves.
  const ours = visit.console.filter((line) => !line.includes('/favicon.ico'));
  assert.deepEqual(ours.filter((line) => /Content.Security.Policy|Trusted/i.test(line)), []);
  assert.deepEqual(visit.exceptions, []);
}

for (const [provider, signin] of [
  ['hosted login', hosted(deployment)],
  ['third-party login', thirdParty(deployment, 'whitelisted-code')],
  ['third-party login, token', thirdParty(deployment, 'whitelisted-token')],
] as const) {
  for (const mode of ['popup', 'redirect'] as const) {
    test(`50. the strictest policy, ${provider} by ${mode}: everything works, nothing is violated`, async () => {
      const html = threeTags(signin.replace('<tc-signin', `<tc-signin mode="${mode}"`));
      const visit = await stage.open(html, { before: watch, headers: policy() });
      await visit.status('signed-out');
      if (mode === 'popup') await visit.signInAs('alice');
      else await visit.signInByRedirectAs('alice');
      await visit.shows('tc-whoami', /alice/i);
      await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
      if (provider === 'hosted login') await visit.get(`document.querySelector('tc-signin').renew()`);
      await violatedNothing(visit);
      await visit.holdsNothingOf(await visit.secrets());
      await visit.signOut();
      await violatedNothing(visit);
    });
  }
}

const byNonce = "script-src 'nonce-of-this-page' 'strict-dynamic'";
const withNonce = (html: string) => html.replace('<script', '<script nonce="of-this-page"');

for (const [provider, signin] of [
  ['hosted login', hosted(deployment)],
  ['third-party login', thirdParty(deployment, 'whitelisted-code')],
] as const) {
  test(`50. one nonce and strict-dynamic, ${provider}: window, silent renewal, reload and a call, nothing is violated`, async () => {
    const visit = await stage.open(withNonce(threeTags(signin)), { before: watch, headers: policy(byNonce) });
    await visit.status('signed-out');
    await visit.signInAs('alice');
    await visit.shows('tc-whoami', /alice/i);
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    if (provider === 'hosted login') {
      const asked = stage.countOf('/authorize?');
      await visit.get(`document.querySelector('tc-signin').renew()`);
      assert.equal(stage.countOf('/authorize?'), asked + 1, 'a frame asked the provider');
      await visit.status('signed-in');
    }
    await visit.get(`document.querySelector('tc-api-call').run()`);
    await violatedNothing(visit);
    await visit.tab.reload();
    await visit.status('signed-in');
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    await visit.signOut();
    await violatedNothing(visit);
    assert.ok(stage.loadedChunks().length > 5, 'most of it came without a nonce of its own');
  });
}

test('50. without the nonce nothing runs', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)), { before: watch, headers: policy(byNonce) });
  await until('a violation', async () => (await visit.get<string[]>('violations')).some((line) => /^script-src/.test(line)));
  assert.equal(await visit.get(`!!customElements.get('tc-signin')`), false);
});

test('50. without img-src initials stand in for pictures, and nothing else is stopped', async () => {
  const { 'Content-Security-Policy': strictest } = policy();
  const headers = { 'Content-Security-Policy': strictest!.replace('img-src data:; ', '') };
  const visit = await stage.open(threeTags(hosted(deployment)), { before: watch, headers });
  await visit.status('signed-out');
  await visit.signInAs('alice');
  for (const tag of ['tc-signin', 'tc-whoami']) {
    const avatar = `document.querySelector('${tag}').shadowRoot.querySelector('[part~=avatar]')`;
    await until(`initials in ${tag}`, () => visit.get<boolean>(`${avatar}?.localName === 'span' && ${avatar}.textContent === 'AO'`));
  }
  await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
  const violations = await visit.get<string[]>('violations');
  assert.ok(violations.length > 0, 'the pictures were asked for');
  assert.deepEqual(violations.filter((line) => !line.startsWith('img-src ')), []);
  assert.deepEqual(visit.exceptions, []);
});

test('50. the policy is in force: it stops what it should', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)), { before: watch, headers: policy() });
  await visit.status('signed-out');
  await visit.get(`void fetch('https://elsewhere.example/').catch(() => {})`);
  await until('a violation', async () => (await visit.get<string[]>('violations')).length > 0);
});

const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

for (const [provider, signin] of [
  ['hosted login', hosted(deployment)],
  ['third-party login', thirdParty(deployment, 'whitelisted-code')],
] as const) {
  test(`51. an isolated page, ${provider}: the window answers by the channel`, async () => {
    const visit = await stage.open(threeTags(signin), { headers: isolated });
    assert.equal(await visit.get('crossOriginIsolated'), true);
    const window = await visit.pressForPopup();
    await choosePerson(window, 'alice');
    await visit.status('signed-in');
    await visit.shows('tc-whoami', /alice/i);
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    await visit.holdsNothingOf(await visit.secrets());
    assert.deepEqual(visit.exceptions, []);
  });
}

test('51. an isolated page shows no frame of the provider: it says until when the session lasts', async () => {
  const signin = hosted(deployment, { 'renew-after': '1 second', 'warn-before': '3 hours' });
  const visit = await stage.open(threeTags(signin), { headers: isolated });
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.status('expiring');
  await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
  assert.equal(stage.log.entries().filter(({ path }) => path.startsWith('/authorize?')).length, 1, 'the window alone asked');
});

test('52. the look for secrets finds one in every place', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  const secrets = await visit.secrets();
  assert.ok(secrets.length >= 3, 'tokens and credentials');
  await visit.holdsNothingOf(secrets);
  const secret = 'a-secret-of-more-than-twenty-letters';
  for (const plant of [
    `history.replaceState(null, '', '#' + secret)`,
    `history.replaceState({ secret }, '', '/')`,
    `document.querySelector('tc-whoami').shadowRoot.append(secret)`,
    `document.body.setAttribute('data-x', secret)`,
    `localStorage.x = secret`,
    `document.cookie = 'x=' + secret`,
    `document.querySelector('tc-whoami').dispatchEvent(new CustomEvent('tc-identity', { bubbles: true, detail: { secret } }))`,
    `void (document.querySelector('tc-whoami').extra = secret)`,
    `console.log({ text: secret }.text)`,
  ]) {
    await visit.goto('about:blank');
    await visit.goto(`${deployment.pageUrl}/`);
    await visit.status('signed-in');
    await visit.holdsNothingOf([secret]);
    await visit.get(`(() => { const secret = '${secret}'; ${plant.replace(/^void/, '')}; })()`);
    await until(`it is found: ${plant}`, () => visit.holdsNothingOf([secret]).then(() => false, () => true));
    await visit.get(`(() => { localStorage.removeItem('x'); document.cookie = 'x=; max-age=0'; })()`);
    visit.console.length = 0;
  }
});
