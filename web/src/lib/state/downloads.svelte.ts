import type { EventStream } from '$lib/events/stream.svelte';
import type { LiveBodies } from '$lib/events/messages';
import { placeOfDownload, type LinePlace } from '$lib/line';
import { getDownload, listDownloads, listImports, type DownloadView, type ImportView } from '$lib/services/downloads';
import { listRecentSearches } from '$lib/services/searches';
import { problemOf, type Problem } from '$lib/api/problem';
import { SvelteMap } from 'svelte/reactivity';
import { readPages } from './pager.svelte';

const PAGE = 200;
/** Of those in the library, the newest are enough: the history knows the others. */
export const DONE_SHOWN = 50;
const SPEEDS_KEPT = 60;
const SEARCH_SHOWN_MS = 180_000;

export interface RunningSearch {
	titleId: string;
	kind: 'show' | 'movie';
	titleName: string;
	since: number;
}

type StartedSearch = LiveBodies['indexer.live.SearchStarted.v1']['search'];
type Progress = LiveBodies['downloader.live.DownloadProgress.v1'];

const SERVER = { getDownload, listDownloads, listImports, listRecentSearches };
export type DownloadReads = typeof SERVER;

/** What is on its way now: downloads with their speeds, imports that run or wait, searches that run. */
export class Downloads {
	problem = $state.raw<Problem | null>(null);
	loaded = $state(false);
	imports = new SvelteMap<string, ImportView>();
	searches = new SvelteMap<string, RunningSearch>();
	importShares = new SvelteMap<string, number>();
	#byId = new SvelteMap<string, DownloadView>();
	#speeds = new SvelteMap<string, number[]>();
	#server: DownloadReads;
	#stop: (() => void) | null = null;
	#reading: Promise<void> | null = null;

	constructor(server: DownloadReads = SERVER) {
		this.#server = server;
	}

	get all(): DownloadView[] {
		return [...this.#byId.values()].sort((a, b) => b.added_at.localeCompare(a.added_at));
	}

	/** In the library, the newest first. */
	get done(): DownloadView[] {
		return this.all.filter((download) => download.imported_at).slice(0, DONE_SHOWN);
	}

	get active(): DownloadView[] {
		return this.all.filter((download) => !download.imported_at && download.state !== 'removed');
	}

	speedsOf(downloadId: string): readonly number[] {
		return this.#speeds.get(downloadId) ?? [];
	}

	/** Where it stands on the line, with its import. */
	placeOf(download: DownloadView): LinePlace {
		const blocked = this.importOf(download.download_id)?.state === 'blocked';
		return placeOfDownload(download, { blocked, share: this.importShares.get(download.download_id) ?? null });
	}

	importOf(downloadId: string): ImportView | null {
		return this.imports.get(downloadId) ?? null;
	}

	/** Reads and follows them from the first place on that shows them: the others need none of it. */
	open(events: EventStream): Promise<void> {
		this.#stop ??= this.follow(events);
		return (this.#reading ??= this.load());
	}

	close(): void {
		this.#stop?.();
		this.#stop = this.#reading = null;
	}

	async load(): Promise<void> {
		try {
			const [active, done, running, blocked, searches] = await Promise.all([
				readPages((cursor) => this.#server.listDownloads(false, cursor, PAGE)),
				this.#server.listDownloads(true, null, DONE_SHOWN),
				readPages((cursor) => this.#server.listImports('running', cursor)),
				readPages((cursor) => this.#server.listImports('blocked', cursor)),
				this.#server.listRecentSearches()
			]);
			this.#byId.clear();
			for (const download of [...active.items, ...done.items]) this.put(download);
			this.imports.clear();
			for (const item of [...running.items, ...blocked.items])
				this.imports.set(item.download_id ?? item.import_id, item);
			this.searches.clear();
			for (const search of searches) if (search.state === 'running') this.#searchRuns(search);
			this.problem = null;
		} catch (error) {
			this.problem = problemOf(error);
		} finally {
			this.loaded = true;
		}
	}

	/** Keeps itself up to date from the events; gives the way to stop that. */
	follow(events: EventStream): () => void {
		const stops = [
			events.on('downloader.live.DownloadProgress.v1', (body) => this.progress(body)),
			events.onAny(
				[
					'downloader.evt.DownloadStarted.v1',
					'downloader.evt.DownloadCompleted.v1',
					'downloader.evt.DownloadFailed.v1'
				],
				(body) => void this.refresh(String(body.download_id))
			),
			events.on('downloader.evt.DownloadRemoved.v1', (body) => this.#byId.delete(body.download_id)),
			events.on('catalog.live.ImportProgress.v1', (body) => {
				if (body.download_id) this.importShares.set(body.download_id, body.done_bytes / Math.max(body.total_bytes, 1));
			}),
			events.on('catalog.evt.ImportBlocked.v1', (body) => {
				if (body.download_id) this.importShares.delete(body.download_id);
				void this.#readImports();
			}),
			events.on('catalog.evt.ImportCancelled.v1', (body) => {
				this.imports.delete(body.download_id);
				this.importShares.delete(body.download_id);
			}),
			events.on('catalog.evt.ImportCompleted.v1', (body) => {
				if (!body.download_id) return;
				this.imports.delete(body.download_id);
				this.importShares.delete(body.download_id);
				void this.#imported(body.download_id);
			}),
			events.on('catalog.evt.TargetWanted.v1', (body) => {
				if (body.search) this.#noteSearch(body.title_id, body.target.kind, body.facts.name, Date.now());
			}),
			events.on('indexer.live.SearchStarted.v1', ({ search }) => this.#searchRuns(search)),
			events.on('indexer.evt.SearchCompleted.v1', (body) => this.searches.delete(body.title_id)),
			events.on('indexer.evt.ReleaseGrabbed.v1', (body) => this.searches.delete(body.title_id)),
			events.onReopened(() => void this.load())
		];
		return () => stops.forEach((stop) => stop());
	}

	put(download: DownloadView): void {
		this.#byId.set(download.download_id, download);
	}

	progress(body: Progress): void {
		const known = this.#byId.get(body.download_id);
		if (!known) return void this.refresh(body.download_id);
		this.#byId.set(body.download_id, { ...known, ...body });
		const speeds = [...this.speedsOf(body.download_id), body.download_bytes_per_second];
		this.#speeds.set(body.download_id, speeds.slice(-SPEEDS_KEPT));
	}

	async refresh(downloadId: string): Promise<void> {
		try {
			this.put(await this.#server.getDownload(downloadId));
		} catch {
			this.#byId.delete(downloadId); // it left between the event and the question
		}
	}

	async #imported(downloadId: string): Promise<void> {
		// The catalog's event can be here before the downloader has heard of it.
		await this.refresh(downloadId);
		const known = this.#byId.get(downloadId);
		if (known && !known.imported_at) this.put({ ...known, imported_at: new Date().toISOString() });
	}

	async #readImports(): Promise<void> {
		const blocked = await this.#server.listImports('blocked', null).catch(() => null);
		for (const item of blocked?.items ?? []) this.imports.set(item.download_id ?? item.import_id, item);
	}

	/** A person who chooses a release sees that search where they started it. */
	#searchRuns({ origin, title_id, kind, title_name, started_at }: StartedSearch): void {
		if (origin !== 'interactive') this.#noteSearch(title_id, kind, title_name, Date.parse(started_at));
	}

	#noteSearch(titleId: string, kind: RunningSearch['kind'], titleName: string, since: number): void {
		for (const [id, search] of this.searches) {
			if (Date.now() - search.since > SEARCH_SHOWN_MS) this.searches.delete(id);
		}
		if (Date.now() - since < SEARCH_SHOWN_MS) this.searches.set(titleId, { titleId, kind, titleName, since });
	}
}

export const downloads = new Downloads();
