import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'src/**/*.svelte', 'vite.config.ts'],
    extends: [...ts.configs.strict, ...svelte.configs.recommended],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      eqeqeq: 'error',
      curly: 'error',
      // Large collections of the map are plain on purpose: making them reactive would cost every update.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['dev/**/*.js', '*.js'], languageOptions: { globals: globals.node } },
);
