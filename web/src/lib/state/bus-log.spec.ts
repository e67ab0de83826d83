import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, Received } from '$lib/events/stream.svelte';
import type { EventFilter } from '$lib/services/system';
import { BusLog } from './bus-log.svelte';

function entry(seq: number, subject = 'catalog.evt.ShowAdded.v1'): Entry {
	return { seq, type: subject, time: '2024-05-01T00:00:00Z', summary: `event ${seq}` } as Entry;
}

function event(seq: number, subject?: string, body: Record<string, unknown> = {}): Received {
	const stored = entry(seq, subject);
	return { subject: stored.type, entry: stored, body, at: new Date(0) };
}

const seen = (log: BusLog) => log.rows.map((row) => row.summary);

describe('the bus log', () => {
	it('keeps a bounded number of lines, the newest first', () => {
		const log = new BusLog();
		for (let seq = 1; seq <= 620; seq += 1) log.take(event(seq));
		expect(log.rows).toHaveLength(500);
		expect(log.rows[0]?.summary).toBe('event 620');
	});

	it('holds new lines back without losing them', () => {
		const log = new BusLog();
		log.hold(true);
		log.take(event(1));
		expect([log.rows.length, log.waiting.length]).toEqual([0, 1]);
		log.hold(false);
		expect([log.rows.length, log.waiting.length]).toEqual([1, 0]);
	});

	it('shows progress only when asked to', () => {
		const log = new BusLog();
		const progress: Received = {
			subject: 'downloader.live.DownloadProgress.v1',
			entry: null,
			body: {},
			at: new Date(0)
		};
		log.take(progress);
		log.live = true;
		log.take(progress);
		expect(log.rows).toHaveLength(1);
	});

	it('lets only those in that the filter wants', () => {
		const log = new BusLog();
		log.filter = { owner: 'catalog', subject: '', titleId: 'a' };
		log.take(event(1, 'catalog.evt.ShowAdded.v1', { title_id: 'a' }));
		log.take(event(2, 'catalog.evt.ShowAdded.v1', { title_id: 'b' }));
		log.take(event(3, 'indexer.evt.SearchCompleted.v1', { title_id: 'a' }));
		expect(seen(log)).toEqual(['event 1']);
		log.filter = { owner: '', subject: 'indexer.evt.SearchCompleted.v1', titleId: '' };
		log.take(event(4, 'indexer.evt.SearchCompleted.v1'));
		log.take(event(5));
		expect(seen(log)).toEqual(['event 4', 'event 1']);
	});
});

describe('a replay', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const since = new Date('2024-05-01T00:00:00Z');

	it('lets the past pass in its order, then what came meanwhile, each once', async () => {
		const asked: [EventFilter, string | null][] = [];
		const log = new BusLog((filter, cursor) => {
			asked.push([filter, cursor]);
			return Promise.resolve(
				cursor
					? { items: [entry(3), entry(4)], next_cursor: null }
					: { items: [entry(1), entry(2)], next_cursor: 'next' }
			);
		});
		log.filter = { owner: 'catalog', subject: '', titleId: '' };
		const replaying = log.replay(since);
		await vi.advanceTimersByTimeAsync(1);
		log.take(event(4));
		log.take(event(5));
		expect([seen(log), log.waiting.length]).toEqual([['event 2', 'event 1'], 2]);
		await vi.runAllTimersAsync();
		await replaying;
		expect(seen(log)).toEqual(['event 5', 'event 4', 'event 3', 'event 2', 'event 1']);
		expect([log.replayed, log.replaying]).toEqual([4, false]);
		expect(asked.map(([filter, cursor]) => [filter.subjects, filter.since, filter.oldestFirst, cursor])).toEqual([
			[['catalog.'], since, true, null],
			[['catalog.'], since, true, 'next']
		]);
	});

	it('ends where a person stops it', async () => {
		const log = new BusLog(() => Promise.resolve({ items: [entry(1)], next_cursor: 'more' }));
		const replaying = log.replay(since);
		await vi.advanceTimersByTimeAsync(1);
		log.stop();
		await vi.runAllTimersAsync();
		await replaying;
		expect([seen(log), log.replaying]).toEqual([['event 1'], false]);
	});
});
