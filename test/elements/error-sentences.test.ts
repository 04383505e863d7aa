import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { errors as ar } from '../../src/elements/words/errors/ar.js';
import { errors as de } from '../../src/elements/words/errors/de.js';
import { errors as es } from '../../src/elements/words/errors/es.js';
import { errors as fr } from '../../src/elements/words/errors/fr.js';
import { errors as ja } from '../../src/elements/words/errors/ja.js';
import type { ErrorWords } from '../../src/elements/words/words.js';
import { tcError, toTcError } from '../../src/session/errors.js';
import { say } from '../../src/session/sentences/answers.js';
import { fill, inEnglish } from '../../src/session/sentences/say.js';
import { say as saySignIn } from '../../src/session/sentences/sign-in.js';
import { sampleFacts } from './helpers/sample-facts.js';

const languages: Record<string, ErrorWords> = { ar, de, es, fr, ja };
const samples: Record<string, object | undefined> = sampleFacts;

for (const [language, rows] of Object.entries(languages)) {
  const number = new Intl.NumberFormat(language);
  const ways = (fact: unknown) => (typeof fact === 'number' ? [String(fact), number.format(fact)] : [String(fact)]);

  test(`every sentence in ${language} says all its particulars`, () => {
    for (const [name, row] of Object.entries(rows)) {
      const text = fill(row, samples[name]);
      const facts = Object.values(samples[name] ?? {}).flat();
      const left = facts.filter((fact) => !ways(fact).some((way) => text.includes(way)));
      assert.deepEqual(left, [], `${name}: ${text}`);
      assert.doesNotMatch(text, /undefined|NaN|\[object|#|\$\{/, name);
    }
  });
}

test('a language counts hours and days by its own rules', () => {
  assert.match(ar.clockBehind({ hours: 2 }), /ساعتان/);
  assert.match(fr.clockAhead({ hours: 1 }), /d’environ 1\sheure\./);
  assert.match(de.clockAhead({ hours: 24 * 365 }), /365\sTage vor/);
});

test('every name stands in one English table, whose row reads all its particulars', () => {
  const found = new Map<string, string[]>();
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    for (const [name, facts] of englishRows(`src/${file}`)) {
      assert.ok(!found.has(name), `${name} stands twice`);
      found.set(name, facts);
    }
  }
  const codes = /-|^(cancelled|clock|configuration|conflict|expired|forbidden|input|network|server|timeout)$/;
  assert.deepEqual([...found.keys()].sort(), Object.keys(de).filter((name) => !codes.test(name)).sort());
  for (const [name, facts] of found) assert.deepEqual(facts.sort(), Object.keys(samples[name] ?? {}).sort(), name);
});

/** The rows of `inEnglish({ … })` in a file: their names, and which particulars they take out of what they are given. */
function* englishRows(file: string): Generator<[name: string, facts: string[]]> {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'inEnglish') calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  for (const { arguments: [table] } of calls) {
    for (const row of (table as ts.ObjectLiteralExpression).properties as ts.NodeArray<ts.PropertyAssignment>) {
      const given = ts.isArrowFunction(row.initializer) ? row.initializer.parameters[0]?.name : undefined;
      const facts = given && ts.isObjectBindingPattern(given) ? given.elements.map(({ name }) => name.getText()) : [];
      yield [row.name.getText(), facts];
    }
  }
}

test('an error says its sentences one after the other, and keeps them', () => {
  const said = [...say('notReached', { host: 'tc.example.com' }), ...saySignIn('signInCancelled')];
  const error = tcError('network', said);
  assert.equal(error.message, 'tc.example.com could not be reached. Check your connection and try again. The sign-in was cancelled.');
  assert.deepEqual(error.sentences.map(({ name }) => name), ['notReached', 'signInCancelled']);
  assert.deepEqual(Object.keys(error.toJSON()), ['name', 'code', 'message']);
});

// Never run: the compiler refuses each, or says that it no longer does.
export function misuse(): void {
  // @ts-expect-error the particulars are missing
  say('noAnswer');
  // @ts-expect-error it has others
  say('noAnswer', { method: 'queue.task' });
  // @ts-expect-error another table says that
  say('popupBlocked');
  // @ts-expect-error it has none
  saySignIn('popupBlocked', { host: 'tc.example.com' });
  // @ts-expect-error no such sentence
  inEnglish({ somethingElse: 'Something else.' });
  // @ts-expect-error it has particulars, which this row could not read
  inEnglish({ noAnswer: ({ method }) => `${method} did not answer.` });
  // @ts-expect-error a text is no sentence of the table
  tcError('network', 'No answer.');
  // @ts-expect-error nor here
  toTcError(undefined, 'network', 'No answer.');
  // @ts-expect-error a language has all of them
  const words: ErrorWords = { ...de, noAnswer: undefined };
  void words;
}
