import { SvelteMap } from 'svelte/reactivity';
import { problemOf } from '$lib/api/problem';
import { getTitle, type TitleKind } from '$lib/services/titles';

export interface TitleName {
	name: string;
	year: number | null;
	posterId: string | null;
}

const WAITS_MS = [1000, 5000, 20_000];
const PATIENCE_MS = 2000;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Names and posters of titles that other lists only know by id; each is asked for once. */
class TitleNames {
	#known = new SvelteMap<string, TitleName>();
	#asked = new Map<string, Promise<void>>();

	find(titleId: string, kind: TitleKind): TitleName | null {
		const known = this.#known.get(titleId) ?? null;
		if (!known) void this.#ask(titleId, kind);
		return known;
	}

	/** When their names are known, or have been waited for long enough: rows that wait for this don't grow later. */
	async settle(titles: readonly { title_id: string; kind: TitleKind }[]): Promise<void> {
		await Promise.race([sleep(PATIENCE_MS), Promise.all(titles.map((title) => this.#ask(title.title_id, title.kind)))]);
	}

	#ask(titleId: string, kind: TitleKind): Promise<void> {
		const asked = this.#asked.get(titleId) ?? this.#read(titleId, kind);
		this.#asked.set(titleId, asked);
		return asked;
	}

	async #read(titleId: string, kind: TitleKind): Promise<void> {
		for (const wait of WAITS_MS) {
			try {
				const title = await getTitle(kind, titleId);
				const poster = title.images.find((image) => image.kind === 'poster' && image.season === null);
				this.#known.set(titleId, { name: title.name, year: title.year, posterId: poster?.image_id ?? null });
				return;
			} catch (error) {
				if (problemOf(error).status === 404) return; // the title left: its release name stands in for it
				await sleep(wait);
			}
		}
	}
}

export const titleNames = new TitleNames();
