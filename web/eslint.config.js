// What the type checker and the formatter can't see. Form is Prettier's, types are svelte-check's.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const UNUSED = ['error', { varsIgnorePattern: '^_$', argsIgnorePattern: '^_$' }];
const typed = { projectService: true, parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig };

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'src/lib/api/schema.d.ts', 'src/lib/events/messages.ts'] },
	js.configs.recommended,
	{ files: ['*.js', 'scripts/**'], languageOptions: { globals: globals.node }, rules: { 'no-unused-vars': UNUSED } },
	{ files: ['static/**'], languageOptions: { globals: globals.browser } },
	{ files: ['src/**'], extends: [ts.configs.recommended] },
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		files: ['src/**'],
		languageOptions: { globals: globals.browser, parserOptions: typed },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unused-vars': UNUSED,
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			eqeqeq: 'error',
			'no-console': 'error',
			'no-undef': 'off', // svelte-check knows the names
			'svelte/no-at-html-tags': 'error', // titles and release names are strangers' words
			'svelte/no-navigation-without-resolve': 'off', // the app lives at the root of its host
			'svelte/no-target-blank': 'error',
			'svelte/no-unused-svelte-ignore': 'off', // it takes the words of the reason for names of warnings
			'svelte/prefer-svelte-reactivity': 'off', // a Set or Date that no template reads need not be reactive
			'svelte/require-store-reactive-access': 'off' // there are no stores, and looking for them takes longest
		}
	}
);
