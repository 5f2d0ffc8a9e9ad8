import obsidianmd from 'eslint-plugin-obsidianmd';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';

const runsInNode = {
  // What follows runs in Node and never in Obsidian: no mobile app, no pop-out windows, no configDir to ask for.
  'obsidianmd/no-nodejs-modules': 'off',
  'obsidianmd/hardcoded-config-path': 'off',
  'obsidianmd/prefer-window-timers': 'off',
  'obsidianmd/no-global-this': 'off',
  'obsidianmd/platform': 'off',
};

export default defineConfig([
  globalIgnores(['dist/', 'main.js', 'example-vault/', 'coverage/', 'test/**/expected/', 'test/vault/', 'test/workbench/.built/']),
  ...obsidianmd.configs.recommended,
  {
    files: ['**/*.{ts,mts}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,mts}'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      // The recommended rule misses a negative lookbehind in a literal; iOS before 16.4 reads neither.
      'no-restricted-syntax': [
        'error',
        { selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]', message: 'No lookbehind: older iOS cannot read it.' },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'app', 'window', 'document', 'activeDocument', 'activeWindow', 'localStorage', 'process',
        'Buffer', 'fetch', 'setTimeout', 'setInterval', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core has no clock: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'The core is deterministic.' },
      ],
    },
  },
  {
    files: ['src/cli/**/*.mts', 'test/**/*.ts', '*.mts'],
    languageOptions: { globals: globals.node },
    // TypeScript itself knows which names exist.
    rules: { ...runsInNode, 'no-undef': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests name what Obsidian would offer (`createEl`, commands) without being a plugin.
      'obsidianmd/no-plugin-as-component': 'off',
      'obsidianmd/ui/sentence-case': 'off',
      'obsidianmd/prefer-create-el': 'off',
      'obsidianmd/prefer-instanceof': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.mjs'],
    languageOptions: { globals: globals.node },
    rules: { ...runsInNode, 'obsidianmd/rule-custom-message': 'off', 'no-unsanitized/method': 'off' },
  },
]);
