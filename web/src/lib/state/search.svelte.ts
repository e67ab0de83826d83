import { SvelteSet } from 'svelte/reactivity';
import { problemOf, type Problem } from '$lib/api/problem';
import type { EventStream } from '$lib/events/stream.svelte';
import {
	getSearch,
	listReleases,
	startSearch,
	type ReleaseView,
	type SearchView,
	type SearchWish
} from '$lib/services/searches';

const SERVER = { getSearch, listReleases, startSearch };
export type SearchReads = typeof SERVER;

export type SortKey = 'best' | 'quality' | 'score' | 'age' | 'size' | 'seeders' | 'indexer';

/** Something that found releases have in common, to filter by. */
export interface Facet {
	kind: 'quality' | 'indexer';
	name: string;
	count: number;
}

const ORDERS: Record<SortKey, (a: ReleaseView, b: ReleaseView) => number> = {
	best: (a, b) => Number(b.accepted) - Number(a.accepted) || b.score - a.score || (b.seeders ?? 0) - (a.seeders ?? 0),
	age: (a, b) => (b.published_at ?? '').localeCompare(a.published_at ?? ''),
	size: (a, b) => (b.size_bytes ?? 0) - (a.size_bytes ?? 0),
	seeders: (a, b) => (b.seeders ?? -1) - (a.seeders ?? -1),
	score: (a, b) => b.score - a.score,
	quality: (a, b) => a.quality.localeCompare(b.quality, undefined, { numeric: true }),
	indexer: (a, b) => (a.indexers[0] ?? '').localeCompare(b.indexers[0] ?? '')
};

function namesOf(release: ReleaseView, kind: Facet['kind']): readonly string[] {
	return kind === 'quality' ? [release.quality] : release.indexers;
}

/** An interactive search: releases as indexers answer. New rows wait until the person wants them in the list, so
 * that nothing jumps under the pointer. */
export class Search {
	view = $state.raw<SearchView | null>(null);
	problem = $state.raw<Problem | null>(null);
	shown = $state.raw<ReleaseView[]>([]);
	waiting = $state.raw<ReleaseView[]>([]);
	sort = $state<SortKey>('best');
	/** Whether the order is turned round. */
	turned = $state(false);
	readonly picked = new SvelteSet<string>();
	onlyAccepted = $state(false);
	text = $state('');
	/** While a person is in the list, new rows wait. */
	held = $state(false);

	#server: SearchReads;

	constructor(server: SearchReads = SERVER) {
		this.#server = server;
	}

	get running(): boolean {
		return this.view?.state === 'running';
	}

	readonly rows = $derived.by(() => {
		const words = this.text.trim().toLowerCase();
		const fits = (release: ReleaseView) =>
			(!this.onlyAccepted || release.accepted) &&
			(!words || release.name.toLowerCase().includes(words)) &&
			this.#isPicked(release, 'quality') &&
			this.#isPicked(release, 'indexer');
		const order = ORDERS[this.sort];
		return this.shown.filter(fits).sort((a, b) => (this.turned ? order(b, a) : order(a, b)));
	});

	/** The qualities and indexers that were found, the frequent first. */
	readonly facets: Facet[] = $derived.by(() => {
		const counts = new Map<string, Facet>();
		for (const release of this.shown)
			for (const kind of ['quality', 'indexer'] as const)
				for (const name of namesOf(release, kind)) {
					const facet = counts.get(`${kind} ${name}`) ?? { kind, name, count: 0 };
					counts.set(`${kind} ${name}`, { ...facet, count: facet.count + 1 });
				}
		return [...counts.values()].sort((a, b) => b.kind.localeCompare(a.kind) || b.count - a.count);
	});

	sortBy(key: SortKey): void {
		this.turned = this.sort === key && !this.turned;
		this.sort = key;
	}

	toggle(facet: Facet): void {
		const key = `${facet.kind} ${facet.name}`;
		if (!this.picked.delete(key)) this.picked.add(key);
	}

	/** Whether one of the picked of a kind fits; where none is picked, all do. */
	#isPicked(release: ReleaseView, kind: Facet['kind']): boolean {
		const wanted = [...this.picked].filter((key) => key.startsWith(`${kind} `));
		return !wanted.length || namesOf(release, kind).some((name) => wanted.includes(`${kind} ${name}`));
	}

	async start(wish: SearchWish): Promise<void> {
		try {
			this.view = await this.#server.startSearch(wish);
			await this.#complete(); // whatever was found before the events were heard
		} catch (error) {
			this.problem = problemOf(error);
		}
	}

	follow(events: EventStream): () => void {
		const stops = [
			events.on('indexer.live.ReleaseFound.v1', ({ release }) => this.take(release)),
			events.on('indexer.live.IndexerAnswered.v1', (body) => {
				if (body.search_id !== this.view?.search_id || !this.view) return;
				const others = this.view.answers.filter((answer) => answer.indexer_id !== body.answer.indexer_id);
				this.view = { ...this.view, answers: [...others, body.answer], state: body.waiting ? 'running' : 'completed' };
				if (!body.waiting) void this.#complete();
			}),
			events.onReopened(() => void this.#complete())
		];
		return () => stops.forEach((stop) => stop());
	}

	take(release: ReleaseView): void {
		if (release.search_id !== this.view?.search_id) return;
		const known = (row: ReleaseView) => row.release_id === release.release_id;
		if (this.shown.some(known)) this.shown = this.shown.map((row) => (known(row) ? release : row));
		else if (this.held && this.shown.length) this.waiting = [...this.waiting.filter((row) => !known(row)), release];
		else this.shown = [...this.shown, release];
	}

	letIn(): void {
		const ids = new Set(this.shown.map((row) => row.release_id));
		this.shown = [...this.shown, ...this.waiting.filter((row) => !ids.has(row.release_id))];
		this.waiting = [];
	}

	markGrabbed(releaseId: string): void {
		this.shown = this.shown.map((row) => (row.release_id === releaseId ? { ...row, grabbed: true } : row));
	}

	async #complete(): Promise<void> {
		const id = this.view?.search_id;
		if (!id) return;
		const [view, releases] = await Promise.all([this.#server.getSearch(id), this.#server.listReleases(id)]).catch(
			() => [null, []] as const
		);
		if (!view || this.view?.search_id !== id) return;
		// The live answers can be ahead of what is stored: what is over stays over.
		this.view = this.running ? view : { ...view, state: 'completed', answers: this.view.answers };
		for (const release of releases) this.take(release);
	}
}
