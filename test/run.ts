import process from 'node:process';
import { parseArgs } from 'node:util';
import { runSuite, type Outcome } from './run/run-suite.js';
import { suites, type Suite } from './run/suites.js';

/*
 * `npm test`: every suite, two at a time; what a failed one printed, in full; one last line with the sums.
 *
 *   npm test -- --only node,lint      these suites (names as the run prints them; `browser` = all of that kind)
 *   npm test -- --only node signing   only files with "signing" in their path
 *   npm test -- --only angular        the application in Angular, which is installed for it
 *   npm test -- --only typescript     the published types in the oldest and the newest TypeScript, likewise
 *   npm run test:all                  these, Firefox and WebKit too; where WebKit is missing, it says so
 */
const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
  allowPositionals: true,
});

const chosen = choose(suites(values.all, positionals[0]), values.only?.split(','));
const outcomes: Outcome[] = [];
if (chosen.some((suite) => suite.needsBuild)) {
  await runAndShow({ name: 'build', args: ['--import', 'tsx', 'scripts/build.ts'] });
}
if (outcomes.every((outcome) => outcome.failed === 0)) await Promise.all([worker(), worker()]);

const sum = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
if (sum('failed') > 0) process.exitCode = 1;
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);

function choose(every: Suite[], names: string[] | undefined): Suite[] {
  if (!names) return every.filter(({ onlyWhenNamed }) => !onlyWhenNamed);
  const wanted = every.filter(({ name }) => names.some((part) => name === part || name.startsWith(`${part}-`)));
  if (wanted.length > 0) return wanted;
  console.error(`No suite is named ${names.join(' or ')}. There are: ${every.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

async function worker(): Promise<void> {
  for (let suite = chosen.shift(); suite; suite = chosen.shift()) await runAndShow(suite);
}

async function runAndShow(suite: Suite): Promise<void> {
  if (suite.missing) {
    outcomes.push({ passed: 0, failed: 0, skipped: 1, seconds: 0, output: '' });
    return console.log(`- ${suite.name}: skipped. ${suite.missing}`);
  }
  const outcome = await runSuite(suite);
  outcomes.push(outcome);
  const { passed, failed, skipped, seconds, output } = outcome;
  if (failed > 0) console.log(`\n── ${suite.name} ──\n${output}`);
  const secondTries = output.match(/^passed at the second try: .*$/gm);
  if (secondTries) console.log(secondTries.map((line) => `  ${suite.name}: ${line}`).join('\n'));
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  console.log(`${failed > 0 ? '✗' : '✓'} ${suite.name}: ${counts} (${seconds.toFixed(1)} s)`);
}
