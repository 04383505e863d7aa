import { readdirSync } from 'node:fs';
import type { TestRunnerPlugin } from '@web/test-runner';

/** Serves the list of all source modules as `/source-modules.json`, for the test that imports each of them. */
export function sourceModulesPlugin(): TestRunnerPlugin {
  return {
    name: 'source-modules',
    serve({ path }) {
      if (path !== '/source-modules.json') return;
      const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).sort();
      const modules = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
      return { body: JSON.stringify(modules.map((file) => `/src/${file}`)), type: 'json' };
    },
  };
}
