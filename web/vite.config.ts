import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Few files for browsers instead of some ninety: what several pages share is put together, layer by layer. A layer
 * needs only those above it, so no file waits for one that waits for it. */
const fewFiles: Plugin = {
	name: 'few-files',
	applyToEnvironment: (environment) => environment.name === 'client',
	outputOptions: (options) => ({
		...options,
		codeSplitting: {
			groups: [
				{
					name: 'library',
					test: /node_modules/,
					priority: 3,
					minShareCount: 2,
					entriesAware: true,
					entriesAwareMergeThreshold: 40_000
				},
				{ name: 'core', test: /src\/lib\/(?!components)/, priority: 2, minShareCount: 2 },
				{ name: 'components', test: /src\/lib\/components/, priority: 1, minShareCount: 3 },
				{ name: 'shared', minShareCount: 2, entriesAware: true }
			]
		}
	})
};

/** Files that wait for each other run in an order that nobody chose, and some find nothing where a class should be. */
const noCircles: Plugin = {
	name: 'no-circles',
	applyToEnvironment: (environment) => environment.name === 'client',
	generateBundle(_, bundle) {
		const done = new Set<string>();
		const walk = (file: string, path: readonly string[]): void => {
			if (path.includes(file)) this.error(`files import each other: ${[...path, file].join(' → ')}`);
			const chunk = bundle[file];
			if (done.has(file) || chunk?.type !== 'chunk') return;
			chunk.imports.forEach((next) => walk(next, [...path, file]));
			done.add(file);
		};
		Object.keys(bundle).forEach((file) => walk(file, []));
	}
};

export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), fewFiles, noCircles],
	server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
	// How long plugins took is nothing to tell a newcomer.
	build: { reportCompressedSize: false, rolldownOptions: { checks: { pluginTimings: false } } },
	test: { include: ['src/**/*.spec.ts'], environment: 'node' }
});
