import { describe, expect, it } from 'vitest';
import { ApiProblem } from '$lib/api/problem';
import { Pager, type PageOf } from './pager.svelte';

const pages: Record<string, PageOf<number>> = {
	start: { items: [1, 2], next_cursor: 'b', total: 3 },
	b: { items: [3], next_cursor: null, total: 3 }
};

describe('a pager', () => {
	it('reads on from the cursor and then stops', async () => {
		const asked: (string | null)[] = [];
		const pager = new Pager(async (cursor) => {
			asked.push(cursor);
			return pages[cursor ?? 'start'] ?? { items: [] };
		});
		await pager.reload();
		expect(pager.hasMore).toBe(true);
		await pager.more();
		await pager.more();
		expect(pager.items).toEqual([1, 2, 3]);
		expect(asked).toEqual([null, 'b']);
		expect(pager.hasMore).toBe(false);
	});

	it('drops an answer that a newer question overtook', async () => {
		const answers: ((page: PageOf<string>) => void)[] = [];
		const pager = new Pager<string>(() => new Promise((resolve) => answers.push(resolve)));
		const older = pager.reload();
		const newer = pager.reload();
		answers[1]?.({ items: ['new'] });
		answers[0]?.({ items: ['old'] });
		await Promise.all([older, newer]);
		expect(pager.items).toEqual(['new']);
		expect(pager.loading).toBe(false);
	});

	it('keeps what it shows when a page fails, and tells the problem', async () => {
		let fails = false;
		const pager = new Pager(async () => {
			if (fails)
				throw new ApiProblem({
					type: '',
					title: '',
					status: 503,
					code: 'unavailable',
					detail: 'away',
					advice: '',
					errors: []
				});
			return { items: ['kept'] };
		});
		await pager.reload();
		fails = true;
		await pager.reload();
		expect(pager.items).toEqual(['kept']);
		expect(pager.problem?.code).toBe('unavailable');
	});

	it('reads anew as far as somebody has looked, and from the beginning when another list is asked for', async () => {
		let asked: (string | null)[] = [];
		const pager = new Pager(async (cursor) => {
			asked.push(cursor);
			return pages[cursor ?? 'start'] ?? { items: [] };
		});
		await pager.reload();
		await pager.more();
		asked = [];
		await pager.reload();
		expect([pager.items, asked, pager.hasMore]).toEqual([[1, 2, 3], [null, 'b'], false]);
		await pager.restart();
		expect([pager.items, pager.hasMore]).toEqual([[1, 2], true]);
	});

	it('reads no more than ten pages at once', async () => {
		let read = 0;
		const pager = new Pager(async () => ({ items: [(read += 1)], next_cursor: 'on' }));
		await pager.reload();
		for (let page = 0; page < 14; page += 1) await pager.more();
		read = 0;
		await pager.reload();
		expect([read, pager.items.length, pager.hasMore]).toEqual([10, 10, true]);
	});

	it('loses no wish for more to a reload that comes in between', async () => {
		const pager = new Pager(async (cursor) => pages[cursor ?? 'start'] ?? { items: [] });
		await pager.reload();
		await Promise.all([pager.more(), pager.reload()]);
		expect(pager.items).toEqual([1, 2, 3]);
	});

	it('shows once what moved to the next page in the meantime, as it is now', async () => {
		const moving: Record<string, PageOf<{ id: string; version: number }>> = {
			start: { items: [{ id: 'a', version: 1 }], next_cursor: 'b' },
			b: { items: [{ id: 'a', version: 2 }] }
		};
		const pager = new Pager(
			async (cursor) => moving[cursor ?? 'start'] ?? { items: [] },
			(item) => item.id
		);
		await pager.reload();
		await pager.more();
		expect(pager.items).toEqual([{ id: 'a', version: 2 }]);
	});

	it('counts what it drops', async () => {
		const pager = new Pager(async () => ({ items: [1, 2], total: 9 }));
		await pager.reload();
		pager.drop((item) => item === 1);
		expect([pager.items, pager.total]).toEqual([[2], 8]);
	});
});
