import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit()],
	server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
	build: { reportCompressedSize: false },
	test: { include: ['src/**/*.spec.ts'], environment: 'node' }
});
