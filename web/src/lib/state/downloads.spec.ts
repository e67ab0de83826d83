import { describe, expect, it, vi } from 'vitest';
import { EventStream } from '$lib/events/stream.svelte';
import type { DownloadView, ImportView } from '$lib/services/downloads';
import { Downloads, type DownloadReads } from './downloads.svelte';

const ID = '01956f3e-7a00-7000-8000-000000000004';
const download: DownloadView = {
	download_id: ID,
	name: 'Harbor.Lights.S01E02',
	state: 'downloading',
	progress: 0.1,
	total_bytes: 100,
	done_bytes: 10,
	uploaded_bytes: 0,
	ratio: 0,
	download_bytes_per_second: 1,
	upload_bytes_per_second: 0,
	eta_seconds: null,
	seeders: 1,
	peers: 1,
	client: 'embedded',
	info_hash: null,
	targets: [],
	indexer: null,
	quality: null,
	error: null,
	added_at: '2024-05-01T00:00:00Z',
	completed_at: null,
	imported_at: null
};
const progress = {
	download_id: ID,
	state: 'downloading',
	progress: 0.5,
	done_bytes: 50,
	total_bytes: 100,
	download_bytes_per_second: 7,
	upload_bytes_per_second: 0,
	eta_seconds: 3,
	seeders: 2,
	peers: 3
};

function entry(seq: number, data: object): string {
	return JSON.stringify({ seq, data });
}

/** A server that knows one download and nothing else. */
function serving(known: DownloadView): DownloadReads {
	const empty = { items: [], next_cursor: null };
	return {
		getDownload: () => Promise.resolve(known),
		listDownloads: (imported) => Promise.resolve({ ...empty, items: imported ? [] : [known] }),
		listImports: () => Promise.resolve(empty),
		listRecentSearches: () => Promise.resolve([])
	};
}

describe('downloads', () => {
	it('move in place when progress comes, and keep their speeds', () => {
		const events = new EventStream();
		const downloads = new Downloads();
		downloads.put(download);
		downloads.follow(events);
		events.receive('downloader.live.DownloadProgress.v1', JSON.stringify(progress), '');
		events.receive('downloader.live.DownloadProgress.v1', JSON.stringify({ ...progress, progress: 0.6 }), '');
		expect(downloads.all[0]?.progress).toBe(0.6);
		expect(downloads.all[0]?.name).toBe(download.name);
		expect(downloads.speedsOf(ID)).toEqual([7, 7]);
	});

	it('are ready when the import completed, although the downloader has not heard of it yet', async () => {
		const events = new EventStream();
		const downloads = new Downloads(serving({ ...download, state: 'seeding', progress: 1 }));
		await downloads.load();
		downloads.follow(events);
		events.receive('catalog.evt.ImportCompleted.v1', entry(1, { download_id: ID }), '1');
		await vi.waitFor(() => expect(downloads.all[0]?.imported_at).toBeTruthy());
		expect(downloads.active).toEqual([]);
	});

	it('are all known while they are on their way, and the newest of those that are done', async () => {
		const asked: unknown[] = [];
		const pages = new Map([
			['false null', { items: [{ ...download, download_id: 'newest' }], next_cursor: 'b' }],
			['false b', { items: [{ ...download, download_id: 'oldest' }], next_cursor: null }],
			['true null', { items: [{ ...download, download_id: 'done', imported_at: 'then' }], next_cursor: 'c' }]
		]);
		const downloads = new Downloads({
			...serving(download),
			listDownloads: (imported, cursor) => {
				asked.push(`${imported} ${cursor}`);
				return Promise.resolve(pages.get(`${imported} ${cursor}`) ?? { items: [], next_cursor: null });
			}
		});
		await downloads.load();
		expect(asked.toSorted()).toEqual([...pages.keys()].toSorted());
		expect(downloads.active.map((one) => one.download_id)).toEqual(['newest', 'oldest']);
		expect(downloads.done.map((one) => one.download_id)).toEqual(['done']);
	});

	it('wait for nobody once their import is cancelled', async () => {
		const events = new EventStream();
		const blocked = { import_id: 'i', download_id: ID, state: 'blocked', blocks: [] } as unknown as ImportView;
		const listImports = (state: string | null) =>
			Promise.resolve({ items: state === 'blocked' ? [blocked] : [], next_cursor: null });
		const downloads = new Downloads({ ...serving({ ...download, state: 'seeding' }), listImports });
		await downloads.load();
		downloads.follow(events);
		expect(downloads.importOf(ID)?.state).toBe('blocked');
		events.receive('catalog.evt.ImportCancelled.v1', entry(1, { download_id: ID }), '1');
		expect(downloads.importOf(ID)).toBeFalsy();
	});

	it('are read once for all places that show them, and anew after they were closed', async () => {
		const events = new EventStream();
		let reads = 0;
		const server = serving(download);
		const counting = { ...server, listRecentSearches: () => ((reads += 1), server.listRecentSearches()) };
		const downloads = new Downloads(counting);
		await Promise.all([downloads.open(events), downloads.open(events)]);
		events.receive('downloader.live.DownloadProgress.v1', JSON.stringify(progress), '');
		expect([reads, downloads.all[0]?.progress]).toEqual([1, 0.5]);
		downloads.close();
		events.receive('downloader.live.DownloadProgress.v1', JSON.stringify({ ...progress, progress: 0.9 }), '');
		expect(downloads.all[0]?.progress).toBe(0.5);
		await downloads.open(events);
		expect(reads).toBe(2);
	});

	it('go when they are removed', () => {
		const events = new EventStream();
		const downloads = new Downloads();
		downloads.put(download);
		downloads.follow(events);
		events.receive('downloader.evt.DownloadRemoved.v1', entry(1, { download_id: ID }), '1');
		expect(downloads.all).toEqual([]);
	});

	it('show how much of a copy into the library is done', () => {
		const events = new EventStream();
		const downloads = new Downloads();
		const whole = { ...download, state: 'seeding', progress: 1 } as const;
		downloads.put(whole);
		downloads.follow(events);
		const copying = { import_id: 'i', download_id: ID, step: 'copying', done_bytes: 30, total_bytes: 40 };
		events.receive('catalog.live.ImportProgress.v1', JSON.stringify(copying), '');
		expect(downloads.placeOf(whole)).toEqual({ stop: 'importing', standing: 'moving', progress: 0.75 });
	});

	it('show automatic searches, and not those in which a person chooses', () => {
		const events = new EventStream();
		const downloads = new Downloads();
		downloads.follow(events);
		const started = (title_id: string, origin: string) => {
			const search = { title_id, origin, kind: 'show', title_name: 'Harbor Lights', started_at: new Date() };
			events.receive('indexer.live.SearchStarted.v1', JSON.stringify({ search }), '');
		};
		started('a', 'automatic');
		started('b', 'interactive');
		expect([...downloads.searches.keys()]).toEqual(['a']);
	});

	it('show a search from the wish until its answer', () => {
		const events = new EventStream();
		const downloads = new Downloads();
		downloads.follow(events);
		const wish = { title_id: 'a', search: true, target: { kind: 'show' }, facts: { name: 'Harbor Lights' } };
		events.receive('catalog.evt.TargetWanted.v1', entry(1, wish), '1');
		expect([...downloads.searches.keys()]).toEqual(['a']);
		events.receive('indexer.evt.SearchCompleted.v1', entry(2, { title_id: 'a' }), '2');
		expect(downloads.searches.size).toBe(0);
	});
});
