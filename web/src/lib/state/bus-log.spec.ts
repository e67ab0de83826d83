import { describe, expect, it } from 'vitest';
import type { Entry, Received } from '$lib/events/stream.svelte';
import { BusLog } from './bus-log.svelte';

function event(seq: number, subject = 'catalog.evt.ShowAdded.v1'): Received {
	const entry = { seq, type: subject, time: '2024-05-01T00:00:00Z', summary: `event ${seq}` } as Entry;
	return { subject, entry, body: {}, at: new Date(0) };
}

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
});
