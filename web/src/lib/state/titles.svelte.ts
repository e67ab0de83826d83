import type { EventStream } from '$lib/events/stream.svelte';
import {
	getTitle,
	listTitles,
	type TitleFilter,
	type TitleKind,
	type TitleSummary,
	type TitleView
} from '$lib/services/titles';
import { Pager } from './pager.svelte';

const STATES = ['all', 'missing', 'complete', 'unmonitored'] as const;
const SORTS = ['name', 'added', 'year'] as const;
const SETTLE_MS = 600;
const NOTHING: TitleFilter = { query: '', state: 'all', sort: 'name', descending: false };

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
	return allowed.find((one) => one === value) ?? otherwise;
}

/** The filter that an address says, so that a list can be linked to and come back to. */
export function filterOf(search: URLSearchParams): TitleFilter {
	return {
		query: search.get('q') ?? '',
		state: oneOf(STATES, search.get('state'), NOTHING.state),
		sort: oneOf(SORTS, search.get('sort'), NOTHING.sort),
		descending: search.has('desc')
	};
}

/** The address of a filter; empty for the plain list. */
export function searchOf(filter: TitleFilter): string {
	const search = new URLSearchParams();
	if (filter.query?.trim()) search.set('q', filter.query.trim());
	if (filter.state !== NOTHING.state) search.set('state', filter.state);
	if (filter.sort !== NOTHING.sort) search.set('sort', filter.sort);
	if (filter.descending) search.set('desc', '');
	const text = search.toString();
	return text ? `?${text}` : '';
}

export function isFiltered(filter: TitleFilter): boolean {
	return Boolean(filter.query?.trim()) || filter.state !== NOTHING.state;
}

/** A title's row after a change: what lists show is taken from the whole title. */
export function refreshed(row: TitleSummary, title: TitleView): TitleSummary {
	const satisfied = title.slots.reduce((sum, slot) => sum + slot.satisfied, 0);
	const wanted = title.slots.reduce((sum, slot) => sum + slot.wanted, 0);
	return {
		...row,
		name: title.name,
		year: title.year,
		monitored: title.monitored,
		satisfied,
		targets: Math.max(satisfied + wanted, satisfied),
		size_bytes: title.size_bytes
	};
}

/** A library's list, kept up to date in place. */
export class Titles {
	filter = $state<TitleFilter>({ ...NOTHING });
	readonly list: Pager<TitleSummary>;
	#kind: TitleKind;
	#touched = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#reload = false;

	constructor(kind: TitleKind, filter: TitleFilter) {
		this.#kind = kind;
		this.filter = filter;
		this.list = new Pager((cursor) => listTitles(kind, { ...this.filter, query: this.filter.query?.trim() }, cursor));
	}

	clear(): void {
		this.filter = { ...NOTHING, sort: this.filter.sort, descending: this.filter.descending };
	}

	follow(events: EventStream): () => void {
		const touched = [
			'catalog.evt.TitleUpdated.v1',
			'catalog.evt.TargetSatisfied.v1',
			'catalog.evt.TargetWanted.v1',
			'catalog.evt.TargetUnwanted.v1',
			'catalog.evt.MediaFileRemoved.v1'
		] as const;
		const stops = [
			events.onAny(touched, (body) => this.#touch(String(body.title_id))),
			events.onAny([this.#kind === 'show' ? 'catalog.evt.ShowAdded.v1' : 'catalog.evt.MovieAdded.v1'], () =>
				this.#touch(null)
			),
			events.on('catalog.evt.TitleRemoved.v1', (body) => this.list.drop((title) => title.title_id === body.title_id)),
			events.onReopened(() => this.#touch(null))
		];
		return () => {
			clearTimeout(this.#timer);
			stops.forEach((stop) => stop());
		};
	}

	#touch(titleId: string | null): void {
		if (titleId === null) this.#reload = true;
		else if (this.list.items.some((title) => title.title_id === titleId)) this.#touched.add(titleId);
		else return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#catchUp(), SETTLE_MS);
	}

	async #catchUp(): Promise<void> {
		const ids = [...this.#touched];
		this.#touched.clear();
		if (this.#reload || ids.length > 20) {
			this.#reload = false;
			return this.list.reload();
		}
		for (const id of ids) {
			const title = await getTitle(this.#kind, id).catch(() => null);
			if (title) this.list.replace((row) => (row.title_id === id ? refreshed(row, title) : row));
		}
	}
}
