import { problemOf, type Problem } from '$lib/api/problem';
import type { EventStream } from '$lib/events/stream.svelte';
import {
	getBulk,
	previewBulk,
	startBulk,
	type BulkChange,
	type BulkChangeView,
	type BulkPreview,
	type TitleSelection
} from '$lib/services/bulk';

const SERVER = { getBulk, previewBulk, startBulk };
export type BulkServer = typeof SERVER;

/** A change of many titles: what it would do, then how far it is. */
export class BulkRun {
	preview = $state.raw<BulkPreview | null>(null);
	view = $state.raw<BulkChangeView | null>(null);
	problem = $state.raw<Problem | null>(null);
	busy = $state(false);
	#turn = 0;
	#selection: TitleSelection;
	#server: BulkServer;

	constructor(selection: TitleSelection, server: BulkServer = SERVER) {
		this.#selection = selection;
		this.#server = server;
	}

	get isOver(): boolean {
		return this.view?.state === 'completed';
	}

	/** Counts what the change would do; an answer that a newer question overtook is dropped. */
	async look(change: BulkChange): Promise<void> {
		const turn = (this.#turn += 1);
		this.preview = this.problem = null;
		try {
			const found = await this.#server.previewBulk(this.#selection, change);
			if (turn === this.#turn) this.preview = found;
		} catch (error) {
			if (turn === this.#turn) this.problem = problemOf(error);
		}
	}

	async start(change: BulkChange): Promise<void> {
		this.busy = true;
		try {
			this.view = await this.#server.startBulk(this.#selection, change);
			await this.#read(); // whatever was done before the events were heard
		} catch (error) {
			this.problem = problemOf(error);
		} finally {
			this.busy = false;
		}
	}

	follow(events: EventStream): () => void {
		const stops = [
			events.on('catalog.live.BulkChangeProgress.v1', ({ bulk_id, done, total, failed }) => {
				if (bulk_id !== this.view?.bulk_id) return;
				this.view = { ...this.view, done: Math.max(done, this.view.done), total, failed };
				if (done === total) void this.#read();
			}),
			events.onReopened(() => void this.#read())
		];
		return () => stops.forEach((stop) => stop());
	}

	async #read(): Promise<void> {
		if (!this.view || this.isOver) return;
		const found = await this.#server.getBulk(this.view.bulk_id).catch(() => null);
		if (found && found.done >= this.view.done) this.view = found;
	}
}
