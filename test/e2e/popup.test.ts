import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, pressIn } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;

const providers = [
  ['hosted login', (more = {}) => hosted(deployment, more)],
  ['third-party login', (more = {}) => thirdParty(deployment, 'whitelisted-code', more)],
] as const;

/** A browser that blocks every window. */
const blocked = 'window.open = () => null;';

test('18. a blocked window is said at once, and the redirect that is offered works', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)), { before: blocked });
  await visit.status('signed-out');
  // Measured inside the page: from the click to the words on the screen.
  const ms = await visit.get<number>(`new Promise((resolve) => {
    const element = document.querySelector('tc-signin');
    const button = element.shadowRoot.querySelector('button');
    element.prepare();
    import('/cdn/taskcluster-elements.js').then(() => setTimeout(() => {
      const start = performance.now();
      element.addEventListener('tc-error', () => resolve(performance.now() - start));
      button.click();
    }, 0));
  })`);
  assert.ok(ms < 50, `${ms} ms`);
  await visit.shows('tc-signin', 'Your browser blocked the sign-in window.');
  assert.deepEqual((await visit.told('tc-error')).map(({ code }) => code), ['popup-blocked']);
  await visit.status('signed-out');
  await visit.press('Continue in this window');
  await choosePerson(visit.tab, 'alice');
  await visit.status('signed-in');
  await visit.shows('tc-whoami', 'Alice Ordinary');
});

test('18. signIn() from a script rejects where the window is blocked, and nothing hangs', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'popup' })), { before: blocked });
  await visit.status('signed-out');
  assert.equal(await visit.get(`document.querySelector('tc-signin').signIn().catch(({ code }) => code)`), 'popup-blocked');
  await visit.shows('tc-signin', 'Allow it for this page and try again.');
  assert.equal(await visit.offers('Continue in this window'), false, 'the page wants popups only');
  await visit.press('Dismiss');
  await until('the notice is gone', async () => !/blocked/.test(await visit.text('tc-signin')));
  assert.deepEqual(visit.exceptions, []);
});

for (const [name, signin] of providers) {
  test(`19. ${name}: the window is closed, and the button is usable again within 2.5 seconds`, async () => {
    const visit = await stage.open(threeTags(signin()));
    const window = await visit.pressForPopup();
    await visit.status('signing-in');
    await until('the window shows something', () => window.$('a, button'));
    const closed = Date.now();
    await window.close();
    await visit.status('signed-out');
    assert.ok(Date.now() - closed < 3_000, `${Date.now() - closed} ms`);
    await visit.shows('tc-signin', 'The sign-in window is closed or hidden.');
    await visit.signInAs('alice');
    assert.deepEqual(visit.exceptions, []);
  });

  test(`20. ${name}: a window that its provider cut off signs in all the same`, async () => {
    controls.cutOpener();
    const visit = await stage.open(threeTags(signin()));
    const window = await visit.pressForPopup();
    await choosePerson(window, 'alice');
    await visit.status('signed-in');
    await visit.shows('tc-whoami', /alice/i);
    await until('the window is gone, or says that it is done', async () =>
      window.isClosed() || /You can close this window/.test(await window.evaluate(`document.querySelector('tc-signin')
        .shadowRoot.querySelector('[part~=notice-text]')?.textContent ?? ''`) as string));
    await visit.holdsNothingOf(await visit.secrets());
  });

  test(`22. ${name}: an error page that leads nowhere; Cancel works, and so does the next attempt`, async () => {
    controls.deadEnd();
    const visit = await stage.open(threeTags(signin()));
    const window = await visit.pressForPopup();
    await visit.status('signing-in');
    await visit.shows('tc-signin', 'Finish signing in in the other window.');
    await visit.press('Cancel');
    await visit.status('signed-out');
    await until('the window is closed', () => window.isClosed());
    controls.deadEnd(false);
    await visit.signInAs('alice');
    assert.deepEqual(await visit.told('tc-error'), []);
  });
}

test('19. a window that looked closed may finish later', async () => {
  controls.cutOpener();
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await until('the provider asks', () => window.$('[value=alice]'));
  await visit.status('signed-out');
  await visit.shows('tc-signin', 'The sign-in window is closed or hidden. Finish there, or sign in again.');
  await choosePerson(window, 'alice');
  await visit.status('signed-in');
});

test('21. a second click brings the same window to the front', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await until('the provider asks', () => window.$('[value=alice]'));
  const attempts = stage.countOf('/authorize');
  let others = 0;
  visit.tab.on('popup', () => others++);
  await visit.tab.bringToFront();
  await visit.get(`document.querySelector('tc-signin').shadowRoot.querySelector('button').click()`);
  const both = await visit.get<boolean>(`(() => {
    const element = document.querySelector('tc-signin');
    return element.signIn() === element.signIn();
  })()`);
  assert.ok(both, 'one transaction');
  assert.equal(others, 0);
  assert.equal(stage.countOf('/authorize'), attempts);
  await choosePerson(window, 'alice');
  await visit.status('signed-in');
  assert.deepEqual((await visit.told('tc-credentials')).length, 1);
});

test('21. opening the window again replaces the attempt', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const first = await visit.pressForPopup();
  await visit.status('signing-in');
  const second = await visit.pressForPopup('Open again');
  await until('the first window is closed', () => first.isClosed());
  await choosePerson(second, 'alice');
  await visit.status('signed-in');
});

test('23. where close() does nothing the window says that it is done, and keeps no secret', async () => {
  const html = threeTags(hosted(deployment)).replace('<head>', '<head><script>if (opener) window.close = () => {};</script>');
  const visit = await stage.open(html);
  const window = await visit.pressForPopup();
  await choosePerson(window, 'alice');
  await visit.status('signed-in');
  await visit.shows('tc-whoami', 'Alice Ordinary');
  await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
  const look = `document.querySelector('tc-signin').shadowRoot.querySelector('[part~=notice-text]')?.textContent`;
  await until('it says so', async () => (await window.evaluate(look)) === 'You are signed in. You can close this window.');
  const secrets = await visit.secrets();
  const places = JSON.stringify(await window.evaluate(`({
    address: location.href, state: history.state, dom: document.documentElement.outerHTML,
    session: { ...sessionStorage }, local: { ...localStorage },
  })`));
  for (const secret of secrets) assert.ok(!places.includes(secret), 'a secret stayed in the window');
  const calls = stage.countOf('/api/');
  assert.equal(await window.evaluate(`document.querySelector('tc-api-call').status`), 'waiting');
  assert.equal(stage.countOf('/api/'), calls);
});

test('25. the window\'s copy of the session storage begins no session and keeps none', async () => {
  const html = threeTags(hosted(deployment)).replace('<head>', '<head><script>if (opener) window.close = () => {};</script>');
  const visit = await stage.open(html);
  await visit.signInAs('alice');
  const calls = () => stage.log.entries().filter(({ server }) => server === 'root').length;
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  const before = calls();
  // Signed in already: the window begins with a copy of everything.
  let opened: Awaited<ReturnType<typeof visit.pressForPopup>> | null | undefined;
  visit.tab.once('popup', (window) => (opened = window));
  await visit.get(`void document.querySelector('tc-signin').signIn({ prompt: 'login' })`);
  const window = await until('a window', () => opened);
  await choosePerson(window, 'alice');
  const session = `Object.keys(sessionStorage).filter((key) => key.startsWith('taskcluster-elements:'))`;
  await until('the window is done', async () =>
    (await window.evaluate(`document.querySelector('tc-signin')?.status`)) === 'initializing' &&
    ((await window.evaluate(session)) as string[]).length === 0);
  await visit.status('signed-in');
  const inWindow = await window.evaluate(`({
    call: document.querySelector('tc-api-call').status, agent: document.querySelector('tc-signin').agent,
  })`);
  assert.deepEqual(inWindow, { call: 'waiting', agent: null });
  assert.ok(calls() - before <= 2, 'only the page itself asks again');
});

test('a page that was reloaded while the window was open: the window finishes alone, and the page follows', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await until('the provider asks', () => window.$('[value=alice]'));
  await visit.tab.reload();
  await visit.status('signed-out');
  await choosePerson(window, 'alice');
  await visit.status('signed-in', 'tc-signin', 5_000);
  assert.doesNotMatch(await window.evaluate('location.href') as string, /token|state/);
});

test('17. messages of the right shape from elsewhere are ignored; then the real one counts', async () => {
  const visit = await stage.open(page(`${hosted(deployment)}<iframe name="other" srcdoc="<p>another frame of this origin"></iframe>`));
  const window = await visit.pressForPopup();
  await until('the provider asks', () => window.$('[value=alice]'));
  await visit.get(`(() => {
    const { state } = JSON.parse(sessionStorage['taskcluster-elements:attempts'])[0];
    const message = { type: 'taskcluster-elements:answer', response: { state, error: 'access_denied' } };
    const frame = frames.other;
    frame.eval('parent.postMessage(' + JSON.stringify(message) + ', "*")');
    dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://evil.example', source: window }));
    dispatchEvent(new MessageEvent('message', { data: message, origin: location.origin, source: frame }));
  })()`);
  await visit.status('signing-in');
  await choosePerson(window, 'alice');
  await visit.status('signed-in');
  assert.deepEqual(await visit.told('tc-error'), []);
});

test('declined in the window: said once, and the page is as before', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await pressIn(window, '[value=deny]');
  await visit.shows('tc-signin', 'The sign-in was declined.');
  await visit.status('signed-out');
  assert.deepEqual((await visit.told('tc-error')).map(({ code }) => code), ['access-denied']);
  await visit.signInAs('alice');
});

test('the window may come back to a page of its own', async () => {
  await stage.write('/callback.html', page(hosted(deployment, { 'redirect-uri': '/callback.html' })));
  const visit = await stage.open(threeTags(hosted(deployment, { 'redirect-uri': '/callback.html' })));
  await visit.signInAs('alice');
  await visit.shows('tc-whoami', 'Alice Ordinary');
});
