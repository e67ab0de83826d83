import { describe, expect, it } from 'vitest';
import { Selection } from './selection.svelte';

const FILTER = { query: ' fog ', state: 'missing', sort: 'name', descending: false } as const;
const rows = { need: () => Promise.resolve(), at: (index: number) => ({ title_id: `t${index}` }) };

describe('a selection', () => {
	it('holds what was picked, one by one', () => {
		const picked = new Selection();
		picked.toggle('a', 0);
		picked.toggle('b', 1);
		picked.toggle('a', 0);
		expect([picked.on, picked.has('a'), picked.has('b'), picked.count(9)]).toEqual([true, false, true, 1]);
		expect(picked.asWish('show', FILTER)).toEqual({ title_ids: ['b'] });
	});

	it('reaches from the latest to here, in both directions, and unpicks nothing', async () => {
		const picked = new Selection();
		picked.toggle('t5', 5);
		await picked.extend(3, rows);
		await picked.extend(6, rows);
		expect(picked.asWish('show', FILTER)).toEqual({ title_ids: ['t5', 't3', 't4', 't6'] });
	});

	it('is all that the filter finds but those that were taken out', () => {
		const picked = new Selection();
		picked.toggle('a', 0);
		picked.pickAll();
		picked.toggle('b', 1);
		expect([picked.count(100), picked.has('a'), picked.has('b')]).toEqual([99, true, false]);
		expect(picked.asWish('movie', FILTER)).toEqual({
			matching: { kind: 'movie', query: 'fog', state: 'missing' },
			except_ids: ['b']
		});
		picked.end();
		expect([picked.on, picked.count(100)]).toEqual([false, 0]);
	});
});
