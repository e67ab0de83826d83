import { SvelteSet } from 'svelte/reactivity';
import type { TitleSelection } from '$lib/services/bulk';
import type { TitleFilter, TitleKind } from '$lib/services/titles';

interface Rows {
	need(first: number, end: number): Promise<void>;
	at(index: number): { title_id: string } | undefined;
}

/** Titles that a person picked: one by one, from here to there, or all that the filter finds but a few. */
export class Selection {
	on = $state(false);
	all = $state(false);
	/** The picked ones; with `all` those that are left out. */
	#marked = new SvelteSet<string>();
	#latest: number | null = null;

	has(titleId: string): boolean {
		return this.#marked.has(titleId) !== this.all;
	}

	count(total: number): number {
		return this.all ? Math.max(0, total - this.#marked.size) : this.#marked.size;
	}

	toggle(titleId: string, index: number): void {
		this.on = true;
		if (!this.#marked.delete(titleId)) this.#marked.add(titleId);
		this.#latest = index;
	}

	/** Picks all from the one that was touched last up to this one. */
	async extend(index: number, rows: Rows): Promise<void> {
		this.on = true;
		const [first, last] = [Math.min(this.#latest ?? index, index), Math.max(this.#latest ?? index, index)];
		await rows.need(first, last + 1);
		for (let at = first; at <= last; at += 1) {
			const row = rows.at(at);
			if (row && !this.has(row.title_id)) this.toggle(row.title_id, at);
		}
		this.#latest = index;
	}

	pickAll(): void {
		this.#marked.clear();
		this.on = this.all = true;
	}

	end(): void {
		this.#marked.clear();
		this.on = this.all = false;
		this.#latest = null;
	}

	/** As the server is told; what is left out of a filter stays left out. */
	asWish(kind: TitleKind, filter: TitleFilter): TitleSelection {
		const marked = [...this.#marked];
		if (!this.all) return { title_ids: marked };
		return { matching: { kind, query: filter.query?.trim() || null, state: filter.state }, except_ids: marked };
	}
}
