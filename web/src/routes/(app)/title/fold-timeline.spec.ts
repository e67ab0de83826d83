import { describe, expect, it } from 'vitest';
import type { Entry } from '$lib/events/stream.svelte';
import { foldTimeline } from './fold-timeline';

function entry(seq: number, type: string, correlation_id = 'a'): Entry {
	return {
		seq,
		type,
		correlation_id,
		event_id: '',
		source: '',
		time: '',
		causation_id: null,
		actor: null,
		summary: '',
		data: {}
	};
}

describe('the timeline', () => {
	it('folds the episodes of one wish into one step', () => {
		const wanted = 'catalog.evt.TargetWanted.v1';
		const steps = foldTimeline([
			entry(4, wanted),
			entry(3, wanted),
			entry(2, wanted, 'b'),
			entry(1, 'catalog.evt.ShowAdded.v1')
		]);
		expect(steps.map((step) => [step.entry.seq, step.more])).toEqual([
			[4, 1],
			[2, 0],
			[1, 0]
		]);
	});

	it('keeps each failure by itself', () => {
		const failed = 'downloader.evt.DownloadFailed.v1';
		expect(foldTimeline([entry(2, failed), entry(1, failed)])).toHaveLength(2);
	});
});
