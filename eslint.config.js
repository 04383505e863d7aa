import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { roomRules } from './scripts/lint/rooms.js';

export default defineConfig(
  { ignores: ['dist/', 'cdn/', 'coverage/', '.cache/', 'demo/frameworks/*/', 'test/types/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250 }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  { files: ['src/elements/**/*.ts'], extends: [lit['flat/recommended'], wc['flat/best-practice']] },
  { files: ['scripts/**', 'test/**', 'demo/**', 'bench/**'], rules: { 'no-console': 'off' } },
  // The method table is generated from the references that Taskcluster publishes.
  { files: ['src/api/reference/methods.ts', 'test/**'], rules: { 'max-lines': 'off' } },
  // Declarations for packages without types describe what those export.
  { files: ['**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['test/**/*.browser.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  ...roomRules,
);
