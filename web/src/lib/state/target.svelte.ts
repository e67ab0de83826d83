import type { Entry, EventStream } from '$lib/events/stream.svelte';
import { listFiles, readTimeline, type FileView, type TitleKind } from '$lib/services/titles';
import { Pager } from './pager.svelte';

const CHANGES = [
	'catalog.evt.TargetSatisfied.v1',
	'catalog.evt.MediaFileRemoved.v1',
	'catalog.evt.ImportCompleted.v1',
	'indexer.evt.ReleaseGrabbed.v1'
] as const;
const SETTLE_MS = 500;
const SERVER = { listFiles, readTimeline };
export type TargetReads = typeof SERVER;

/** One episode or movie in one slot: its file, and what happened to it. */
export class Target {
	readonly files: Pager<FileView>;
	readonly timeline: Pager<Entry>;
	#titleId: string;

	constructor(kind: TitleKind, titleId: string, targetId: string, server: TargetReads = SERVER) {
		this.#titleId = titleId;
		this.files = new Pager((cursor) => server.listFiles(kind, titleId, cursor, targetId));
		this.timeline = new Pager((cursor) => server.readTimeline(kind, titleId, cursor, targetId));
	}

	get file(): FileView | null {
		return this.files.items[0] ?? null;
	}

	async load(): Promise<void> {
		await Promise.all([this.files.reload(), this.timeline.reload()]);
	}

	follow(events: EventStream): () => void {
		const load = () => void this.load();
		const stops = [
			events.onSettled(CHANGES, SETTLE_MS, load, (body) => body.title_id === this.#titleId),
			events.onReopened(load)
		];
		return () => stops.forEach((stop) => stop());
	}
}
