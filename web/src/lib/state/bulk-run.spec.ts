import { describe, expect, it, vi } from 'vitest';
import { EventStream } from '$lib/events/stream.svelte';
import type { BulkChangeView, BulkPreview } from '$lib/services/bulk';
import { BulkRun } from './bulk-run.svelte';

const CHANGE = { action: 'monitor' } as const;
const begun: BulkChangeView = {
	bulk_id: 'b',
	state: 'running',
	change: CHANGE,
	total: 3,
	done: 0,
	failed: 0,
	failures: []
};

function running(answers: BulkChangeView[]) {
	return new BulkRun(
		{ title_ids: ['a'] },
		{
			previewBulk: () => Promise.reject(new Error('not asked')),
			startBulk: () => Promise.resolve(begun),
			getBulk: () => Promise.resolve(answers.shift() ?? begun)
		}
	);
}

describe('a change of many titles', () => {
	it('moves with its progress and is over with its failures', async () => {
		const failures = [{ title_id: 'a', name: 'Fog', detail: 'An import is at work' }];
		const run = running([begun, { ...begun, state: 'completed', done: 3, failed: 1, failures }]);
		const events = new EventStream();
		run.follow(events);
		await run.start(CHANGE);
		const progress = (done: number, bulk_id = 'b') =>
			events.receive(
				'catalog.live.BulkChangeProgress.v1',
				JSON.stringify({ bulk_id, done, total: 3, failed: done > 2 ? 1 : 0 }),
				''
			);
		progress(2);
		progress(3, 'another');
		expect([run.view?.done, run.isOver]).toEqual([2, false]);
		progress(3);
		await vi.waitFor(() => expect(run.isOver).toBe(true));
		expect(run.view?.failures).toEqual(failures);
	});

	it('shows the preview of the change that was asked for last', async () => {
		const answers: ((preview: BulkPreview) => void)[] = [];
		const run = new BulkRun(
			{ title_ids: ['a'] },
			{
				previewBulk: () => new Promise((resolve) => answers.push(resolve)),
				startBulk: () => Promise.resolve(begun),
				getBulk: () => Promise.resolve(begun)
			}
		);
		const looks = [run.look(CHANGE), run.look({ action: 'unmonitor' })];
		answers[1]?.({ titles: 2 } as BulkPreview);
		answers[0]?.({ titles: 1 } as BulkPreview);
		await Promise.all(looks);
		expect(run.preview?.titles).toBe(2);
	});
});
