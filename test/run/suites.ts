import { existsSync, readdirSync } from 'node:fs';
import { hasWebkit, webkitIsMissing } from '../helpers/webkit-driver.js';
import type { Failure } from './totals.js';

/** Arguments of `node` that run these tests again, and little else. */
export type AgainArgs = (failures: Failure[]) => string[];

/** One child process of the test run. */
export interface Suite {
  name: string;
  /** Arguments of `node`. */
  args: string[];
  env?: Record<string, string>;
  /** Counts its own tests and leaves them in the file `RESULTS`; others count as one. */
  counts?: boolean;
  /** Looks at `dist/` or `cdn/`. */
  needsBuild?: boolean;
  onlyWhenNamed?: boolean;
  /** Runs what failed once more; unset: what failed has failed. */
  again?: AgainArgs;
  /** Why it cannot run here. */
  missing?: string;
}

const tsx = ['--import', 'tsx'];
/** They need what few want to have. */
const isExtra = (file: string) => /\/(angular|versions|cdn-webkit)\.test\.ts$/.test(file);
const installed = (program: string) => `node_modules/${program}`;

/**
 * Every suite, those that take longest first.
 *
 * @param all in all engines, not in Chromium alone
 * @param filter only test files whose path contains this
 */
export function suites(all: boolean, filter = ''): Suite[] {
  const files = listFiles('test').filter((file) => file.endsWith('.test.ts') && file.includes(filter));
  const below = (folder: string) => files.filter((file) => file.startsWith(`test/${folder}/`));
  const usual = (folder: string) => below(folder).filter((file) => !isExtra(file));
  const extra = { needsBuild: true, onlyWhenNamed: !all };
  const apart = ['e2e', 'frameworks', 'package', 'types'];
  const alone = files.filter((file) => !apart.some((folder) => file.startsWith(`test/${folder}/`)));
  return [
    browserSuite('chromium', filter),
    nodeSuite('e2e', below('e2e'), { needsBuild: true, again: againInNode }),
    nodeSuite('node', alone),
    nodeSuite('package', usual('package'), { needsBuild: true, again: againInNode }),
    nodeSuite('frameworks', usual('frameworks'), { needsBuild: true, again: againInNode }),
    nodeSuite('types-published', usual('types'), { needsBuild: true }),
    command('types', installed('typescript/bin/tsc'), '-p', 'tsconfig.json'),
    command('types-browser', installed('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noEmit'),
    command('lint', installed('eslint/bin/eslint.js'), '.'),
    command('knip', installed('knip/bin/knip.js')),
    command('manifest', ...tsx, 'scripts/manifest.ts', '--check'),
    nodeSuite('angular', below('frameworks').filter(isExtra), { ...extra, again: againInNode }),
    nodeSuite('typescript', below('types').filter(isExtra), extra),
    nodeSuite('cdn-webkit', below('package').filter(isExtra), { ...extra, ...inWebkit(), again: againInNode }),
    ...(all ? otherEngines(below('e2e'), filter) : []),
  ];
}

function otherEngines(e2e: string[], filter: string): Suite[] {
  return [
    browserSuite('firefox', filter),
    nodeSuite('cdn-firefox', ['cdn', 'snippets'].map((name) => `test/package/${name}.test.ts`), inFirefox),
    nodeSuite('e2e-firefox', e2e, inFirefox),
    { ...browserSuite('webkit', filter), ...inWebkit() },
  ];
}

const inFirefox = { needsBuild: true, env: { TEST_BROWSER: 'firefox' }, again: againInNode };

function inWebkit(): Partial<Suite> {
  return hasWebkit() ? {} : { missing: webkitIsMissing };
}

function command(name: string, ...args: string[]): Suite {
  return { name, args };
}

function browserSuite(browser: string, filter: string): Suite {
  const args = [...tsx, installed('@web/test-runner/dist/bin.js')];
  const only = (files: string[]) => (files.length > 0 ? ['--files', ...files] : []);
  return {
    name: `browser-${browser}`,
    args: [...args, ...only(filter ? [`test/**/*${filter}*.browser.ts`] : [])],
    env: { BROWSERS: browser, ...(filter && { COVERAGE: 'off' }) },
    counts: true,
    again: (failures) => [...args, ...only(filesOf(failures))],
  };
}

const nodeTests = [
  ...tsx, '--test',
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./test/run/node-results.js', '--test-reporter-destination=stderr'],
];

function nodeSuite(name: string, files: string[], more: Partial<Suite> = {}): Suite {
  // Without files Node would look for some itself.
  const args = files.length > 0 ? [...nodeTests, ...files] : ['--eval', ''];
  return { name, args, counts: true, ...more };
}

function againInNode(failures: Failure[]): string[] {
  const names = failures.map(({ name }) => `--test-name-pattern=/^${name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$/`);
  return [...nodeTests, ...names, ...filesOf(failures)];
}

const filesOf = (failures: Failure[]): string[] => [...new Set(failures.map(({ file }) => file))];

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .sort();
}
