import { problemOf, type Problem } from '$lib/api/problem';
import type { PageOf } from './pager.svelte';

export type ReadPart<T> = (cursor: string | null, limit: number) => Promise<PageOf<T>>;

/** Small where somebody just arrived, so that something shows soon; then large, so that a long list is soon whole. */
const FIRST_PAGE = 120;
const NEXT_PAGES = 500;

/** A long list of which any part can be looked at: it is read from the nearest place whose cursor is known. */
export class AnchoredList<T> {
	total = $state<number | null>(null);
	problem = $state.raw<Problem | null>(null);
	loading = $state(false);
	loaded = $state(false);
	#items = $state.raw<readonly (T | undefined)[]>([]);
	#fresh = new Set<number>();
	#anchors = new Map<number, string | null>([[0, null]]);
	#range: readonly [number, number] = [0, 1];
	#turn = 0;
	#read: ReadPart<T>;

	constructor(read: ReadPart<T>) {
		this.#read = read;
	}

	at(index: number): T | undefined {
		return this.#items[index];
	}

	/** Everything that was read so far. */
	get known(): T[] {
		return this.#items.filter((item): item is T => item !== undefined);
	}

	/** A place where reading can begin, told by somebody who knows. */
	anchor(offset: number, cursor: string | null): void {
		if (!this.#anchors.has(offset)) this.#anchors.set(offset, cursor);
	}

	/** Reads anew. With `keep` what is shown stays until it is read again; else the first answer takes its place. */
	async reload(keep = false): Promise<void> {
		this.#turn += 1;
		this.#anchors = new Map([[0, null]]);
		this.#fresh.clear();
		if (!keep) this.#range = [0, 1];
		await this.#work(async (turn) => {
			await this.#readFrom(0, turn, !keep);
			await this.#fill(turn);
		});
	}

	/** Makes sure that the items from the first up to, not with, the end are there. */
	async need(first: number, end: number): Promise<void> {
		this.#range = [first, end];
		if (!this.loaded || this.loading || this.#firstMissing() === null) return;
		await this.#work((turn) => this.#fill(turn));
	}

	replace(change: (item: T) => T): void {
		this.#items = this.#items.map((item) => (item === undefined ? undefined : change(item)));
	}

	/** Takes items out; those behind move up. */
	drop(gone: (item: T) => boolean): void {
		const left = this.#items.flatMap((item, index) => (item !== undefined && gone(item) ? [index] : []));
		if (!left.length) return;
		const moved = (index: number) => index - left.filter((one) => one < index).length;
		this.#items = this.#items.filter((_, index) => !left.includes(index));
		this.#fresh = new Set([...this.#fresh].filter((index) => !left.includes(index)).map(moved));
		this.#anchors = new Map([...this.#anchors].map(([offset, cursor]) => [moved(offset), cursor]));
		if (this.total !== null) this.total -= left.length;
	}

	async #work(job: (turn: number) => Promise<void>): Promise<void> {
		const turn = this.#turn; // an answer that comes after a newer question is dropped
		this.loading = true;
		try {
			await job(turn);
			if (turn === this.#turn) this.problem = null;
		} catch (error) {
			if (turn === this.#turn) this.problem = problemOf(error);
		} finally {
			if (turn === this.#turn) this.loading = false;
		}
	}

	async #fill(turn: number): Promise<void> {
		for (let missing = this.#firstMissing(); missing !== null; missing = this.#firstMissing()) {
			const from = Math.max(...[...this.#anchors.keys()].filter((anchor) => anchor <= Number(missing)));
			if (!(await this.#readFrom(from, turn, false))) return;
		}
	}

	/** Gives whether it is of use to go on. */
	async #readFrom(from: number, turn: number, whole: boolean): Promise<boolean> {
		const limit = this.#fresh.has(from - 1) ? NEXT_PAGES : FIRST_PAGE;
		const page = await this.#read(this.#anchors.get(from) ?? null, limit);
		if (turn !== this.#turn) return false;
		const end = from + page.items.length;
		const items = whole ? [] : [...this.#items];
		page.items.forEach((item, offset) => {
			items[from + offset] = item;
			this.#fresh.add(from + offset);
		});
		this.total = page.next_cursor ? (page.total ?? null) : end;
		if (this.total !== null && items.length > this.total) items.length = this.total;
		if (page.next_cursor) this.#anchors.set(end, page.next_cursor);
		this.#items = items;
		this.loaded = true;
		return page.items.length > 0;
	}

	#firstMissing(): number | null {
		const [first, wanted] = this.#range;
		const end = Math.min(wanted, this.total ?? wanted);
		for (let index = first; index < end; index += 1) if (!this.#fresh.has(index)) return index;
		return null;
	}
}
