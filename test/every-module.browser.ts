import { expect } from '@open-wc/testing';

const response = await fetch('/source-modules.json');
const modules = (await response.json()) as string[];
const isRegistering = (path: string) => /^\/src\/define(\/|\.ts)/.test(path);
const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];

// The coverage report leaves out what no test imports, so everything is imported here.
it('imports every module in a browser, and none but define registers', async () => {
  await Promise.all(modules.filter((path) => !isRegistering(path)).map((path) => import(path)));
  expect(tags.filter((tag) => customElements.get(tag))).to.deep.equal([]);
});

it('registers every tag when define is imported', async () => {
  await Promise.all(modules.filter(isRegistering).map((path) => import(path)));
  expect(tags.filter((tag) => !customElements.get(tag))).to.deep.equal([]);
});
