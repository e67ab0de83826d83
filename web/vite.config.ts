import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Few files for browsers instead of some fifty: what several pages share is put together for those that need it. */
const fewFiles: Plugin = {
	name: 'few-files',
	applyToEnvironment: (environment) => environment.name === 'client',
	outputOptions: (options) => ({
		...options,
		// Files that were put together may need each other in a circle: each part is run when it is first needed.
		strictExecutionOrder: true,
		codeSplitting: {
			groups: [{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 }]
		}
	})
};

export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), fewFiles],
	server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
	// How long plugins took is nothing to tell a newcomer.
	build: { reportCompressedSize: false, rolldownOptions: { checks: { pluginTimings: false } } },
	test: { include: ['src/**/*.spec.ts'], environment: 'node' }
});
