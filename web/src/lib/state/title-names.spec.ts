import { describe, expect, it } from 'vitest';
import { TitleNames } from './title-names.svelte';

const GONE = 'gone';

function asking() {
	const asked: string[][] = [];
	const names = new TitleNames((ids) => {
		asked.push([...ids]);
		const there = ids.filter((id) => id !== GONE);
		return Promise.resolve(
			there.map((title_id) => ({ title_id, kind: 'show', name: `Show ${title_id}`, year: 2024, poster_id: null }))
		);
	});
	return { asked, names };
}

describe('the names of titles', () => {
	it('are asked for together where rows look for them together, and each once', async () => {
		const { asked, names } = asking();
		expect(['1', '2', '1'].map((id) => names.find(id))).toEqual([null, null, null]);
		await names.settle(['2', '3']);
		expect(asked).toEqual([['1', '2', '3']]);
		expect(['1', '2', '3'].map((id) => names.find(id)?.name)).toEqual(['Show 1', 'Show 2', 'Show 3']);
		await names.settle(['3', '4']);
		expect(asked.slice(1)).toEqual([['4']]);
	});

	it('come in as many requests as their number needs', async () => {
		const { asked, names } = asking();
		await names.settle(Array.from({ length: 201 }, (_, number) => `${number}`));
		expect(asked.map((ids) => ids.length)).toEqual([100, 100, 1]);
		expect(names.find('200')?.name).toBe('Show 200');
	});

	it('of titles that left are not asked for again', async () => {
		const { asked, names } = asking();
		await names.settle([GONE, '1']);
		expect([names.find(GONE), names.find('1')?.name]).toEqual([null, 'Show 1']);
		await names.settle([GONE]);
		expect(asked).toEqual([[GONE, '1']]);
	});
});
