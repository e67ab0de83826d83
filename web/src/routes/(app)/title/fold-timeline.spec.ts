import { describe, expect, it } from 'vitest';
import type { Entry } from '$lib/events/stream.svelte';
import { foldTimeline } from './fold-timeline';

function entry(seq: number, type: string, correlation_id = 'a', more: Partial<Entry> = {}): Entry {
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
		data: {},
		...more
	};
}

/** What an import tells, the newest first: each file, and at once that its episode is there. */
function imported(first: number, episodes: number, causation_id: string): Entry[] {
	const told = [entry(first, 'catalog.evt.ImportCompleted.v1', 'a', { causation_id })];
	for (let seq = first - 1; seq > first - 2 * episodes; seq -= 2)
		told.push(
			entry(seq, 'catalog.evt.TargetSatisfied.v1', 'a', { causation_id }),
			entry(seq - 1, 'catalog.evt.MediaImported.v1', 'a', { causation_id })
		);
	return told;
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

	it('folds a pack whose episodes are imported and ready in turn', () => {
		const steps = foldTimeline([...imported(30, 6, 'pack'), entry(17, 'downloader.evt.DownloadCompleted.v1')]);
		expect(steps.map((step) => [step.entry.seq, step.more])).toEqual([
			[30, 0],
			[29, 5],
			[28, 5],
			[17, 0]
		]);
	});

	it('keeps two imports of one wish apart', () => {
		const steps = foldTimeline([...imported(30, 2, 'pack').slice(1), ...imported(20, 1, 'episode').slice(1)]);
		expect(steps.map((step) => [step.entry.seq, step.more])).toEqual([
			[29, 1],
			[28, 1],
			[19, 0],
			[18, 0]
		]);
	});

	it('tells a search before what was grabbed from it', () => {
		const grabbed = (seq: number, search_id: string) =>
			entry(seq, 'indexer.evt.ReleaseGrabbed.v1', 'a', { data: { search_id } });
		const searched = (seq: number, search_id: string) =>
			entry(seq, 'indexer.evt.SearchCompleted.v1', 'a', { data: { search_id } });
		const steps = foldTimeline([
			entry(6, 'downloader.evt.DownloadStarted.v1'),
			searched(5, 'season'),
			searched(4, 'idle'),
			grabbed(3, 'season'),
			searched(2, 'episode'),
			grabbed(1, 'episode')
		]);
		expect(steps.map((step) => step.entry.seq)).toEqual([6, 4, 3, 5, 1, 2]);
	});

	it('keeps each failure by itself', () => {
		const failed = 'downloader.evt.DownloadFailed.v1';
		expect(foldTimeline([entry(2, failed), entry(1, failed)])).toHaveLength(2);
	});
});
