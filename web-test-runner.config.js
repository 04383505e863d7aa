import process from 'node:process';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { freePort } from './test/helpers/free-port.ts';
import { browserLaunchers } from './test/run/browser-launchers.ts';
import { deploymentPlugin } from './test/run/deployment-plugin.ts';
import { ownClientPlugin } from './test/run/own-client-plugin.ts';
import { sourceModulesPlugin } from './test/run/source-modules-plugin.ts';
import { writeResults } from './test/run/wtr-results.ts';

// Environment: BROWSERS=chromium,firefox,webkit (default chromium), RESULTS=file for the totals, COVERAGE=off.
const browsers = (process.env.BROWSERS ?? 'chromium').split(',');
const port = await freePort();

export default {
  files: ['test/**/*.browser.ts'],
  port,
  nodeResolve: { exportConditions: ['development', 'browser'], browser: true },
  // Coverage is V8's, so Chromium's alone; most of providers/ is tested in Node and end to end.
  coverage: browsers.includes('chromium') && process.env.COVERAGE !== 'off',
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage/browser', threshold: { statements: 85, branches: 80 } },
  testFramework: { config: { timeout: '10000' } },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    ownClientPlugin(),
    sourceModulesPlugin(),
    deploymentPlugin(`http://localhost:${port}`),
  ],
  browsers: await browserLaunchers(browsers),
  concurrentBrowsers: 2,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), writeResults(process.env.RESULTS)],
};
