import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure, measureViews } from '../../scripts/size/measure.js';
import { committedSizes } from '../../scripts/size/size-page.js';

const committed = committedSizes();
/** "Two budgets are goals that are not met", as docs/size.md has it. All others are limits. */
const goals = ['`define/tc-signin.js`, Lit included', '`taskcluster-elements.js`: all elements, Lit included'];
// Versions of Node differ by some bytes in what zlib makes.
const slack = 1.01;

const sizes = measure();

for (const { what, gzip, requests, budget } of sizes) {
  test(`${what}: ${gzip} bytes, no more than docs/size.md says`, (context) => {
    const figure = committed.get(what);
    assert.ok(requests > 0, 'nothing was measured');
    assert.ok(figure, 'docs/size.md has no such line: run "npm run size"');
    assert.ok(gzip <= figure * slack, `it was ${figure}: make it smaller, or run "npm run size" and say why it grew`);
    if (!budget || gzip <= budget) return;
    context.diagnostic(`over its budget of ${budget} bytes`);
    assert.ok(goals.includes(what), `its budget is ${budget}: make it smaller`);
  });
}

test('only what is over its budget is called a goal', () => {
  const over = sizes.filter(({ gzip, budget }) => budget && gzip > budget).map(({ what }) => what);
  assert.deepEqual(goals.filter((goal) => !over.includes(goal)), []);
});

const views = measureViews();

test('every view of <tc-api-call> is measured', () => {
  const names = views.map(({ what }) => what);
  for (const name of ['table', 'properties', 'list', 'tree', 'text', 'value', 'error', 'forbidden', 'link', 'inspect']) {
    assert.ok(names.includes(`${name}-view`), name);
  }
  for (const name of ['artifact-links', 'confirm-dialog']) assert.ok(names.includes(name), name);
});

for (const { what, gzip, budget } of views) {
  test(`${what}: ${gzip} bytes, within the budget of a view`, () => {
    assert.ok(gzip > 0, 'nothing was measured');
    assert.ok(gzip <= budget!, `${budget} are allowed`);
  });
}
