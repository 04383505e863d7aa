import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { hosted, page, Stage, thirdParty } from './helpers/stage.js';

const stage = await Stage.set();
const { deployment } = stage;

const require = createRequire(import.meta.url);
const project = dirname(require.resolve('taskcluster-client-web/package.json'));

/** What hawk wants of Node, by the library that client-web itself depends on. */
const nodeModules: Record<string, string> = {
  crypto: `
    import Base64 from 'crypto-js/enc-base64';
    import HmacSHA256 from 'crypto-js/hmac-sha256';
    import SHA256 from 'crypto-js/sha256';
    const collected = (finish) => {
      let text = '';
      const self = { update: (more) => ((text += more), self), digest: () => Base64.stringify(finish(text)) };
      return self;
    };
    export const createHmac = (_name, key) => collected((text) => HmacSHA256(text, key));
    export const createHash = () => collected(SHA256);
    export const randomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));
    export const timingSafeEqual = (a, b) => a === b;`,
  stream: 'export class Transform {}',
};
/** Hoek looks for its prototype; signing a header needs no more. */
const buffer = 'globalThis.Buffer ??= class Buffer extends Uint8Array { static isBuffer() { return false; } };';

const inBrowser: Plugin = {
  name: 'node modules in a browser',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|stream)$/ }, ({ path }) => ({ path, namespace: 'node-in-browser' }));
    onLoad({ filter: /.*/, namespace: 'node-in-browser' }, ({ path }) => ({ contents: nodeModules[path], resolveDir: project }));
  },
};

/** The published classes of client-web as one script for a browser. */
async function clientWeb(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import Auth from 'taskcluster-client-web/src/clients/Auth';
        import Queue from 'taskcluster-client-web/src/clients/Queue';
        Object.assign(globalThis, { Auth, Queue });`,
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    },
    bundle: true, platform: 'browser', format: 'iife', write: false, plugins: [inBrowser],
    banner: { js: buffer },
  });
  return outputFiles[0]!.text;
}

for (const [provider, signin] of [
  ['hosted login', hosted(deployment)],
  ['third-party login', thirdParty(deployment, 'whitelisted-code')],
] as const) {
  test(`the agent of the ${provider} is a credentialAgent of client-web`, async () => {
    const script = await clientWeb();
    // No call of the page's own, which would be counted among the client's.
    const visit = await stage.open(page(signin));
    await visit.signInAs('alice');
    await visit.tab.evaluate(script);
    const { scopes, clientId } = await visit.get<{ scopes: string[]; clientId: string }>(`(async () => {
      const { agent } = document.querySelector('tc-signin');
      const auth = new Auth({ rootUrl: agent.rootUrl, credentialAgent: agent });
      const { clientId } = await agent.getCredentials();
      return { ...(await auth.currentScopes()), clientId };
    })()`);
    assert.ok(scopes.includes('secrets:get:project/demo/*'), scopes.join());
    assert.match(clientId, /^mozilla-auth0\/ad\|Mozilla-LDAP\|alice/);

    // Once the person is signed out, the client does not fall back to calls as nobody.
    await visit.get(`void (globalThis.auth = new Auth({
      rootUrl: document.querySelector('tc-signin').agent.rootUrl, credentialAgent: document.querySelector('tc-signin').agent }))`);
    await visit.signOut();
    const before = stage.countOf('/api/');
    assert.equal(await visit.get('auth.currentScopes().then(() => "called", ({ code }) => code)'), 'signed-out');
    assert.equal(stage.countOf('/api/'), before);
  });
}
