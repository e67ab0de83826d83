import { problemOf, type Problem } from '$lib/api/problem';

export interface PageOf<T> {
	items: T[];
	next_cursor?: string | null;
	total?: number;
}

export type ReadPage<T> = (cursor: string | null) => Promise<PageOf<T>>;

/** More is not read at once, however far somebody has looked. */
const MOST_PAGES = 10;

/** The first pages of a list, as one. */
export async function readPages<T>(read: ReadPage<T>, pages = MOST_PAGES): Promise<PageOf<T>> {
	let page = await read(null);
	const items = [...page.items];
	for (let number = 1; number < Math.min(pages, MOST_PAGES) && page.next_cursor; number += 1) {
		page = await read(page.next_cursor);
		items.push(...page.items);
	}
	return { ...page, items };
}

/** A list that is read page by page, as far as somebody looks. */
export class Pager<T> {
	items = $state.raw<T[]>([]);
	total = $state<number | null>(null);
	problem = $state.raw<Problem | null>(null);
	loading = $state(false);
	loaded = $state(false);
	#cursor: string | null = null;
	#pages = 1;
	#turn = 0;
	#read: ReadPage<T>;
	#idOf: (item: T) => unknown;

	/** With `idOf` an item that moved from one page to another, while they were read, is shown once. */
	constructor(read: ReadPage<T>, idOf: (item: T) => unknown = (item) => item) {
		this.#read = read;
		this.#idOf = idOf;
	}

	get hasMore(): boolean {
		return this.loaded && this.#cursor !== null;
	}

	/** Reads anew as far as somebody has looked; what is shown stays until the answer is there. */
	async reload(): Promise<void> {
		await this.#take(async () => {
			const page = await readPages(this.#read, this.#pages);
			return { ...page, items: this.#once(page.items) };
		});
	}

	/** Another list is asked for: from the beginning. */
	async restart(): Promise<void> {
		this.#pages = 1;
		await this.reload();
	}

	async more(): Promise<void> {
		if (this.loading || !this.hasMore) return;
		this.#pages += 1; // a reload that overtakes this brings it too
		await this.#take(async () => {
			const page = await this.#read(this.#cursor);
			return { ...page, items: this.#once([...this.items, ...page.items]) };
		});
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

	#once(items: T[]): T[] {
		return [...new Map(items.map((item) => [this.#idOf(item), item])).values()];
	}

	async #take(read: () => Promise<PageOf<T>>): Promise<void> {
		const turn = (this.#turn += 1); // an answer that comes after a newer question is dropped
		this.loading = true;
		try {
			const page = await read();
			if (turn !== this.#turn) return;
			this.items = page.items;
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
