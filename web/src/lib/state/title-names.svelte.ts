import { SvelteMap } from 'svelte/reactivity';
import { problemOf } from '$lib/api/problem';
import { getTitle, type TitleKind } from '$lib/services/titles';

export interface TitleName {
	name: string;
	year: number | null;
	posterId: string | null;
}

const WAITS_MS = [1000, 5000, 20_000];

/** Names and posters of titles that other lists only know by id; each is asked for once. */
class TitleNames {
	#known = new SvelteMap<string, TitleName>();
	#asked = new Set<string>();

	find(titleId: string, kind: TitleKind): TitleName | null {
		const known = this.#known.get(titleId) ?? null;
		if (!known && !this.#asked.has(titleId)) {
			this.#asked.add(titleId);
			void this.#read(titleId, kind);
		}
		return known;
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
				await new Promise((resolve) => setTimeout(resolve, wait));
			}
		}
	}
}

export const titleNames = new TitleNames();
