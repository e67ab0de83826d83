import { SvelteMap } from 'svelte/reactivity';
import { getTitle, type TitleKind } from '$lib/services/titles';

export interface TitleName {
	name: string;
	year: number | null;
	posterId: string | null;
}

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
		try {
			const title = await getTitle(kind, titleId);
			const poster = title.images.find((image) => image.kind === 'poster' && image.season === null);
			this.#known.set(titleId, { name: title.name, year: title.year, posterId: poster?.image_id ?? null });
		} catch {
			// The title left or the catalog is away: its release name stands in for it.
		}
	}
}

export const titleNames = new TitleNames();
