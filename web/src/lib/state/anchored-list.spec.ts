import { describe, expect, it } from 'vitest';
import { AnchoredList } from './anchored-list.svelte';

const ALL = Array.from({ length: 3000 }, (_, index) => index);

/** A server whose cursor is the number of the next item; it notes what it was asked. */
function served(items: readonly number[] = ALL) {
	const asked: [string | null, number][] = [];
	const answers = { items };
	const list = new AnchoredList<number>(async (cursor, limit) => {
		asked.push([cursor, limit]);
		const from = Number(cursor ?? 0);
		const shown = answers.items.slice(from, from + limit);
		const next = from + limit < answers.items.length ? String(from + limit) : null;
		return { items: shown, next_cursor: next, total: answers.items.length };
	});
	return { list, asked, answers };
}

describe('a list with anchors', () => {
	it('reads on where somebody looks, in larger parts', async () => {
		const { list, asked } = served();
		await list.reload();
		expect([list.total, list.at(119), list.at(120)]).toEqual([3000, 119, undefined]);
		await list.need(118, 130);
		expect(list.at(129)).toBe(129);
		expect(asked).toEqual([
			[null, 120],
			['120', 500]
		]);
		await list.need(118, 130);
		expect(asked).toHaveLength(2);
	});

	it('jumps to an anchor without reading what lies before it', async () => {
		const { list, asked } = served();
		await list.reload();
		list.anchor(2500, '2500');
		await list.need(2510, 2540);
		expect([list.at(2539), list.at(2000)]).toEqual([2539, undefined]);
		expect(asked.at(-1)).toEqual(['2500', 120]);
	});

	it('reads again what is looked at, and shows the old until then', async () => {
		const { list, answers } = served();
		await list.reload();
		await list.need(100, 110);
		answers.items = ALL.map((item) => item + 10_000);
		const reading = list.reload(true);
		expect(list.at(105)).toBe(105);
		await reading;
		expect([list.at(0), list.at(105)]).toEqual([10_000, 10_105]);
	});

	it('finds something again after it found nothing', async () => {
		const { list, answers } = served([]);
		await list.reload();
		expect(list.total).toBe(0);
		answers.items = [1];
		await list.reload();
		expect([list.total, list.at(0)]).toEqual([1, 1]);
	});

	it('moves up what lies behind a dropped item, the anchors too', async () => {
		const { list, asked } = served();
		await list.reload();
		list.anchor(1000, '1000');
		list.drop((item) => item === 3);
		expect([list.total, list.at(3)]).toEqual([2999, 4]);
		await list.need(999, 1000);
		expect([list.at(999), asked.at(-1)]).toEqual([1000, ['1000', 120]]);
	});
});
