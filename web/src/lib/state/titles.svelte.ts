import type { EventStream } from '$lib/events/stream.svelte';
import {
	getTitle,
	listLetters,
	listTitles,
	type TitleFilter,
	type TitleKind,
	type TitleLetter,
	type TitleSummary,
	type TitleView
} from '$lib/services/titles';
import { AnchoredList } from './anchored-list.svelte';

const STATES = ['all', 'missing', 'complete', 'unmonitored'] as const;
const SORTS = ['name', 'added', 'year'] as const;
const SETTLE_MS = 600;
/** A list that was read longer ago, by a link that was only pointed at, is read again when it is shown. */
const STALE_MS = 5000;
/** More titles than this are not asked for one by one. */
const FEW = 20;
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
		size_bytes: title.size_bytes,
		slots: title.slots.map((slot) => slot.name),
		season_counts: title.season_counts,
		overview: row.overview === null ? null : title.overview
	};
}

/** A library's list, kept up to date in place. */
export class Titles {
	filter = $state<TitleFilter>({ ...NOTHING });
	/** Whether the list shows what titles are about. */
	overviews = $state(false);
	/** Where each letter begins; empty while the list is sorted by something else. */
	letters = $state.raw<TitleLetter[]>([]);
	readonly list: AnchoredList<TitleSummary>;
	#kind: TitleKind;
	#touched = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#reload = false;
	#readAt = 0;

	constructor(kind: TitleKind, filter: TitleFilter) {
		this.#kind = kind;
		this.filter = filter;
		this.list = new AnchoredList((cursor, limit) =>
			listTitles(kind, this.#asked, cursor, { limit, overviews: this.overviews })
		);
	}

	clear(): void {
		this.filter = { ...NOTHING, sort: this.filter.sort, descending: this.filter.descending };
	}

	/** Reads the list anew, and where its letters begin. */
	async reload(keep = false): Promise<void> {
		this.#readAt = performance.now();
		const filter = this.#asked;
		await this.list.reload(keep); // the letters wait: their answer would only make the list's late
		const letters = filter.sort === 'name' ? await listLetters(this.#kind, filter).catch(() => []) : [];
		if (searchOf(filter) !== searchOf(this.#asked)) return;
		this.letters = letters;
		for (const letter of letters) this.list.anchor(letter.offset, letter.cursor);
	}

	/** Takes over what changed of a title without asking for it again. */
	put(title: TitleView): void {
		this.list.replace((row) => (row.title_id === title.title_id ? refreshed(row, title) : row));
	}

	follow(events: EventStream): () => void {
		if (performance.now() - this.#readAt > STALE_MS) this.#touch(null);
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
			events.on('catalog.evt.TitleRemoved.v1', (body) => this.#leave(body.title_id)),
			events.onReopened(() => this.#touch(null))
		];
		return () => {
			clearTimeout(this.#timer);
			stops.forEach((stop) => stop());
		};
	}

	get #asked(): TitleFilter {
		return { ...this.filter, query: this.filter.query?.trim() };
	}

	#leave(titleId: string): void {
		const before = this.list.total;
		this.list.drop((title) => title.title_id === titleId);
		if (this.list.total !== before) this.#touch(null); // the letters have moved
	}

	#touch(titleId: string | null): void {
		if (titleId === null) this.#reload = true;
		else if (this.list.known.some((title) => title.title_id === titleId)) this.#touched.add(titleId);
		else return;
		// Not put off by what follows: while many titles change, the list moves along.
		this.#timer ??= setTimeout(() => void this.#catchUp(), SETTLE_MS);
	}

	async #catchUp(): Promise<void> {
		this.#timer = undefined;
		const ids = [...this.#touched];
		this.#touched.clear();
		if (this.#reload || ids.length > FEW) {
			this.#reload = false;
			return this.reload(true);
		}
		for (const id of ids) {
			const title = await getTitle(this.#kind, id).catch(() => null);
			if (title) this.put(title);
		}
	}
}
