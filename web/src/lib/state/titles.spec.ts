import { describe, expect, it } from 'vitest';
import type { TitleSummary, TitleView } from '$lib/services/titles';
import { filterOf, isFiltered, refreshed, searchOf } from './titles.svelte';

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

describe('a row after a change', () => {
	it('shows the seasons and sums up the versions of the title as it is now', () => {
		const row = { name: 'Tide', season_counts: [{ number: 1, targets: 2, satisfied: 1 }], overview: null };
		const season_counts = [{ number: 1, targets: 2, satisfied: 2 }];
		const slots = [
			{ name: 'Main', satisfied: 2, wanted: 0 },
			{ name: '4K', satisfied: 0, wanted: 2 }
		];
		const title = { name: 'Tides', slots, season_counts, overview: 'About' } as unknown as TitleView;
		expect(refreshed(row as unknown as TitleSummary, title)).toMatchObject({
			name: 'Tides',
			slots: ['Main', '4K'],
			satisfied: 2,
			targets: 4,
			season_counts,
			overview: null
		});
	});
});
