import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { hasAngular, installAngular } from '../../demo/frameworks/build-app.js';
import { compile } from '../types/helpers/compilers.js';
import { foreign, listed, planted } from '../types/helpers/planted-errors.js';
import { copyInto } from '../types/helpers/project.js';
import { setApps } from './helpers/app-stage.js';
import { clickThrough } from './helpers/click-through.js';

if (!hasAngular()) installAngular();
const stage = await setApps(['angular']);

test('angular: sign in, who it is, a call, a reload, sign out', () => clickThrough(stage, 'angular'));

test('angular: its compiler takes what is right and finds every planted error', () => {
  const folder = copyInto(stage.packed, 'test/types/fixtures/angular', 'angular-types');
  symlinkSync(resolve('demo/frameworks/angular/node_modules'), join(folder, 'node_modules'), 'dir');
  const complaints = compile('angular', folder);
  assert.deepEqual(listed(complaints), planted(folder));
  assert.deepEqual(foreign(complaints), []);
});
