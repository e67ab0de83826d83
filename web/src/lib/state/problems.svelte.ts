import { problemOf, type Problem } from '$lib/api/problem';
import type { EventStream } from '$lib/events/stream.svelte';
import { listProblems, type ProblemItem } from '$lib/services/system';

const TOUCHED_BY = [
	'catalog.evt.ImportBlocked.v1',
	'catalog.evt.ImportCancelled.v1',
	'catalog.evt.ImportCompleted.v1',
	'downloader.evt.DownloadFailed.v1',
	'downloader.evt.DownloadRemoved.v1',
	'indexer.evt.IndexerHealthChanged.v1'
] as const;
const SETTLE_MS = 800;

/** What needs a person; asked again when an event says that it may have changed. */
export class Problems {
	items = $state.raw<ProblemItem[]>([]);
	failure = $state.raw<Problem | null>(null);
	loaded = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#read: () => Promise<ProblemItem[]>;

	constructor(read: () => Promise<ProblemItem[]> = listProblems) {
		this.#read = read;
	}

	async load(): Promise<void> {
		try {
			this.items = await this.#read();
			this.failure = null;
		} catch (error) {
			this.failure = problemOf(error);
		} finally {
			this.loaded = true;
		}
	}

	follow(events: EventStream): () => void {
		const later = () => {
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => void this.load(), SETTLE_MS);
		};
		const stops = [events.onAny(TOUCHED_BY, later), events.onReopened(later)];
		return () => {
			clearTimeout(this.#timer);
			stops.forEach((stop) => stop());
		};
	}
}

export const problems = new Problems();
