import { problemOf, type Problem } from '$lib/api/problem';

export interface PageOf<T> {
	items: T[];
	next_cursor?: string | null;
	total?: number;
}

export type ReadPage<T> = (cursor: string | null) => Promise<PageOf<T>>;

/** A list that is read page by page, as far as somebody looks. */
export class Pager<T> {
	items = $state.raw<T[]>([]);
	total = $state<number | null>(null);
	problem = $state.raw<Problem | null>(null);
	loading = $state(false);
	loaded = $state(false);
	#cursor: string | null = null;
	#turn = 0;
	#read: ReadPage<T>;

	constructor(read: ReadPage<T>) {
		this.#read = read;
	}

	get hasMore(): boolean {
		return this.loaded && this.#cursor !== null;
	}

	/** Starts from the beginning; what is shown stays until the answer is there. */
	async reload(): Promise<void> {
		this.#cursor = null;
		await this.#readPage(true);
	}

	async more(): Promise<void> {
		if (this.loading || !this.hasMore) return;
		await this.#readPage(false);
	}

	replace(change: (item: T) => T): void {
		this.items = this.items.map(change);
	}

	drop(gone: (item: T) => boolean): void {
		const kept = this.items.filter((item) => !gone(item));
		if (this.total !== null) this.total -= this.items.length - kept.length;
		this.items = kept;
	}

	prepend(item: T): void {
		this.items = [item, ...this.items];
	}

	async #readPage(fresh: boolean): Promise<void> {
		const turn = (this.#turn += 1); // an answer that comes after a newer question is dropped
		this.loading = true;
		try {
			const page = await this.#read(this.#cursor);
			if (turn !== this.#turn) return;
			this.items = fresh ? page.items : [...this.items, ...page.items];
			this.#cursor = page.next_cursor ?? null;
			this.total = page.total ?? null;
			this.problem = null;
			this.loaded = true;
		} catch (error) {
			if (turn === this.#turn) this.problem = problemOf(error);
		} finally {
			if (turn === this.#turn) this.loading = false;
		}
	}
}
