import { describe, expect, it } from 'vitest';
import { readLook } from './library-look.svelte';

describe('the look of a library', () => {
	it('is the usual one where nothing is kept, or nothing that can be read', () => {
		const usual = readLook(null);
		expect(usual.view).toBe('posters');
		for (const kept of ['', 'not json', 'null', '[]', '{"view":"cinema","columns":7}'])
			expect(readLook(kept), kept).toEqual(usual);
	});

	it('takes of the kept what it knows, columns in their own order', () => {
		const look = readLook('{"view":"table","density":"large","columns":["size","evil","year"]}');
		expect(look).toEqual({ view: 'table', density: 'large', columns: ['year', 'size'] });
	});
});
