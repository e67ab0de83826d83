import { titleOf } from '$lib/about';
import type { Entry, EventStream } from '$lib/events/stream.svelte';
import { listEvents } from '$lib/services/system';
import { Pager } from './pager.svelte';
import { titleNames } from './title-names.svelte';

/** What a person looks for in the history, as the subjects of its events. */
export const HISTORY_KINDS = {
	all: [],
	wished: ['catalog.evt.ShowAdded', 'catalog.evt.MovieAdded', 'catalog.evt.TargetWanted'],
	grabbed: ['indexer.evt.ReleaseGrabbed'],
	imported: ['catalog.evt.MediaImported', 'catalog.evt.ImportCompleted'],
	failed: [
		'downloader.evt.DownloadFailed',
		'indexer.evt.GrabFailed',
		'indexer.evt.ReleaseBlocklisted',
		'catalog.evt.ImportBlocked'
	],
	removed: [
		'catalog.evt.MediaFileRemoved',
		'catalog.evt.TitleRemoved',
		'catalog.evt.ImportCancelled',
		'downloader.evt.DownloadRemoved'
	]
} as const satisfies Record<string, readonly string[]>;
export type HistoryKind = keyof typeof HISTORY_KINDS;

export function isHistoryKind(text: string | null): text is HistoryKind {
	return text !== null && Object.hasOwn(HISTORY_KINDS, text);
}

/** Past events of a kind, the newest first; new ones come on top. */
export class History {
	readonly pager: Pager<Entry>;
	#subjects: readonly string[];

	constructor(kind: HistoryKind, read: typeof listEvents = listEvents) {
		this.#subjects = HISTORY_KINDS[kind];
		this.pager = new Pager(
			async (cursor) => {
				const page = await read({ subjects: this.#subjects }, cursor);
				await titleNames.settle(page.items.flatMap((entry) => titleOf(entry)?.title_id ?? []));
				return page;
			},
			(entry) => entry.seq
		);
	}

	follow(events: EventStream): () => void {
		return events.onEverything(({ entry }) => {
			if (entry && this.#fits(entry) && !this.pager.items.some((known) => known.seq === entry.seq))
				this.pager.prepend(entry);
		});
	}

	#fits(entry: Entry): boolean {
		return !this.#subjects.length || this.#subjects.some((subject) => entry.type.startsWith(subject));
	}
}
