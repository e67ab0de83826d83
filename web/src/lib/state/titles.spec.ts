import { describe, expect, it } from 'vitest';
import { filterOf, isFiltered, searchOf } from './titles.svelte';

describe('a library’s filter', () => {
	it('lives in the address', () => {
		const address = '?q=harbor+lights&state=missing&sort=year&desc=';
		expect(searchOf(filterOf(new URLSearchParams(address)))).toBe(address);
		expect(searchOf(filterOf(new URLSearchParams()))).toBe('');
	});

	it('takes nothing from an address that it does not know', () => {
		const filter = filterOf(new URLSearchParams('?state=evil&sort=size'));
		expect(filter).toEqual({ query: '', state: 'all', sort: 'name', descending: false });
		expect(isFiltered(filter)).toBe(false);
	});
});
