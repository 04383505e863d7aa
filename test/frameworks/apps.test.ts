import { test } from 'node:test';
import { setApps } from './helpers/app-stage.js';
import { clickThrough } from './helpers/click-through.js';

const apps = ['html', 'vue', 'react', 'svelte'] as const;
const stage = await setApps([...apps]);

for (const app of apps) {
  test(`${app}: sign in, who it is, a call, a reload, sign out`, () => clickThrough(stage, app));
}
