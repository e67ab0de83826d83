import { describe, expect, it } from 'vitest';
import type { Entry } from '$lib/events/stream.svelte';
import { linkOf } from './timeline-link';

function entry(type: string, data: Entry['data'] = {}): Entry {
	return {
		seq: 1,
		type,
		data,
		correlation_id: '',
		event_id: '',
		source: '',
		time: '',
		causation_id: null,
		actor: null,
		summary: ''
	};
}

const targets = [{ season: 1, episode: 2 }];
const movie = [{ season: null, episode: null }];

describe('a step of the timeline', () => {
	it('leads from a release to what was decided about it', () => {
		const grabbed = 'indexer.evt.ReleaseGrabbed.v1';
		expect(linkOf(entry(grabbed, { targets, release_id: 'r' }))).toBe('?episode=s01e02&release=r');
		expect(linkOf(entry(grabbed, { targets: movie, release_id: 'r' }))).toBe('?release=r');
		expect(linkOf(entry('indexer.evt.SearchCompleted.v1', { targets: movie }))).toBe('#decisions');
	});

	it('leads from a file to its episode, or to the files of the movie', () => {
		expect(linkOf(entry('catalog.evt.MediaImported.v1', { targets }))).toBe('?episode=s01e02');
		expect(linkOf(entry('catalog.evt.TargetSatisfied.v1', { target: { season: 1, episode: 2 } }))).toBe(
			'?episode=s01e02'
		);
		expect(linkOf(entry('catalog.evt.MediaImported.v1', { targets: movie }))).toBe('#files');
	});

	it('leads from a download and an import to Activity', () => {
		expect(linkOf(entry('downloader.evt.DownloadStarted.v1', { targets }))).toBe('/activity');
		expect(linkOf(entry('downloader.evt.DownloadFailed.v1', { targets }))).toBe('/activity?view=history');
		expect(linkOf(entry('catalog.evt.ImportBlocked.v1', { targets }))).toBe('/activity?view=imports');
		expect(linkOf(entry('indexer.evt.ReleaseBlocklisted.v1', { targets }))).toBe('/settings/blocklist');
	});

	it('leads nowhere where there is nothing more to see', () => {
		expect(linkOf(entry('catalog.evt.ShowAdded.v1'))).toBeNull();
		expect(linkOf(entry('catalog.evt.TargetWanted.v1', { targets }))).toBeNull();
	});
});
