import { SvelteMap } from 'svelte/reactivity';
import { listTitleNames } from '$lib/services/titles';

export interface TitleName {
	name: string;
	year: number | null;
	posterId: string | null;
}

interface Batch {
	ids: string[];
	done: Promise<void>;
}

/** As many as one request takes. */
const MOST = 100;
const WAITS_MS = [1000, 5000, 20_000];
const PATIENCE_MS = 2000;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Names and posters of titles that other lists only know by id. Those that are looked for together are asked for in
 * one request, each only once; of a title that left none comes, and its release name stands in for it. */
export class TitleNames {
	#known = new SvelteMap<string, TitleName>();
	#asked = new Map<string, Promise<void>>();
	#batch: Batch | null = null;
	#list: typeof listTitleNames;

	constructor(list: typeof listTitleNames = listTitleNames) {
		this.#list = list;
	}

	find(titleId: string): TitleName | null {
		const known = this.#known.get(titleId) ?? null;
		if (!known) void this.#ask(titleId);
		return known;
	}

	/** When their names are known, or have been waited for long enough: rows that wait for this don't grow later. */
	async settle(titleIds: readonly string[]): Promise<void> {
		await Promise.race([sleep(PATIENCE_MS), Promise.all(titleIds.map((id) => this.#ask(id)))]);
	}

	#ask(titleId: string): Promise<void> {
		const asked = this.#asked.get(titleId) ?? this.#gather(titleId);
		this.#asked.set(titleId, asked);
		return asked;
	}

	#gather(titleId: string): Promise<void> {
		const batch = (this.#batch ??= this.#begin());
		batch.ids.push(titleId);
		if (batch.ids.length === MOST) this.#batch = null;
		return batch.done;
	}

	/** A request that leaves when the rows which are drawn now have said what they look for. */
	#begin(): Batch {
		const ids: string[] = [];
		const done = Promise.resolve().then(() => {
			this.#batch = null;
			return this.#read(ids);
		});
		return { ids, done };
	}

	async #read(ids: readonly string[]): Promise<void> {
		for (const wait of WAITS_MS) {
			try {
				for (const title of await this.#list(ids))
					this.#known.set(title.title_id, { name: title.name, year: title.year, posterId: title.poster_id });
				return;
			} catch {
				await sleep(wait);
			}
		}
	}
}

export const titleNames = new TitleNames();
