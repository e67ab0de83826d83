import { describe, expect, it } from 'vitest';
import { colourOf, hasStop, litShare, placeOfDownload, placeOfEvent } from './line';

const download = { state: 'downloading', progress: 0.4, imported_at: null, error: null };

describe('the place of a download', () => {
	it('is downloading by its progress', () => {
		expect(placeOfDownload(download)).toEqual({ stop: 'downloading', standing: 'moving', progress: 0.4 });
	});

	it('is importing once it is whole, and ready once it is in the library', () => {
		expect(placeOfDownload({ ...download, state: 'seeding', progress: 1 }).stop).toBe('importing');
		expect(placeOfDownload({ ...download, state: 'seeding', imported_at: '2024-01-01T00:00:00Z' }).stop).toBe('ready');
	});

	it('shows how much of a copy is done, and nothing where that is not told', () => {
		const whole = { ...download, state: 'seeding', progress: 1 };
		expect(placeOfDownload(whole, { blocked: false, share: 0.7 }).progress).toBe(0.7);
		expect(placeOfDownload(whole).progress).toBe(0);
	});

	it('waits for a person when the import is blocked or no byte comes', () => {
		expect(placeOfDownload({ ...download, state: 'completed' }, { blocked: true, share: null }).standing).toBe(
			'blocked'
		);
		expect(placeOfDownload({ ...download, state: 'stalled' }).standing).toBe('blocked');
	});
});

describe('the thread', () => {
	const place = { stop: 'downloading', standing: 'moving', progress: 0.4 } as const;

	it('is lit behind the current stop, in part at it, and dark after it', () => {
		expect([0, 1, 2, 3].map((index) => litShare(place, index))).toEqual([1, 1, 0.4, 0]);
	});

	it('takes the colour of what holds it up', () => {
		expect(colourOf(place)).toBe('var(--downloading)');
		expect(colourOf({ ...place, standing: 'failed' })).toBe('var(--failed)');
	});
});

describe('the stop of an event', () => {
	it('is none for what is about no title', () => {
		expect(hasStop('indexer.evt.IndexerHealthChanged.v1')).toBe(false);
		expect(hasStop('indexer.evt.ReleaseGrabbed.v1')).toBe(true);
	});

	it('is known for each kind of event', () => {
		expect(placeOfEvent('catalog.evt.TargetWanted.v1').stop).toBe('wished');
		expect(placeOfEvent('downloader.evt.DownloadFailed.v1').standing).toBe('failed');
		expect(placeOfEvent('catalog.evt.ImportCompleted.v1').stop).toBe('ready');
		expect(placeOfEvent('indexer.evt.ProfileChanged.v1').standing).toBe('resting');
	});
});
