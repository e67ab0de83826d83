import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';

export type TitleKind = Schemas['TitleKind'];
export type TitleSummary = Schemas['TitleSummary'];
export type TitleView = Schemas['TitleView'];
export type SeasonCount = Schemas['SeasonCount'];
export type TitleLetter = Schemas['TitleLetter'];
export type EpisodeView = Schemas['EpisodeView'];
export type SeasonView = Schemas['SeasonView'];
export type FileView = Schemas['FileView'];
export type SlotView = Schemas['SlotView'];
export type TargetView = Schemas['TargetView'];
export type TitleChange = Schemas['TitleChange'];
export type AddTitleWish = Omit<Schemas['AddShow'], 'kind'> & Omit<Schemas['AddMovie'], 'kind'>;

/** What a person may decide about a title. Empty is the default profile, the policy as it is, the source's numbering. */
export interface TitleChoices {
	/** By slot. */
	profiles: Record<string, string>;
	monitor: NonNullable<TitleChange['monitor']> | '';
	specials: boolean;
	availability: NonNullable<TitleChange['minimum_availability']>;
	numbering: NonNullable<TitleChange['series_type']> | '';
}

export interface TitleFilter {
	query?: string;
	state: 'all' | 'missing' | 'complete' | 'unmonitored';
	sort: 'name' | 'added' | 'year';
	descending: boolean;
}

const byId = (title_id: string) => ({ params: { path: { title_id } } });

export interface ListOptions {
	limit: number;
	/** Whether each title comes with what it is about. */
	overviews?: boolean;
}

export function listTitles(kind: TitleKind, filter: TitleFilter, cursor: string | null, options: ListOptions) {
	const params = { query: { ...filter, query: filter.query || null, cursor, ...options } };
	return unwrap(kind === 'show' ? api.GET('/api/v1/shows', { params }) : api.GET('/api/v1/movies', { params }));
}

/** Where each letter begins in the list that is sorted by name. */
export async function listLetters(kind: TitleKind, filter: TitleFilter): Promise<TitleLetter[]> {
	const { state, descending } = filter;
	const params = { query: { query: filter.query || null, state, descending } };
	const letters = await unwrap(
		kind === 'show' ? api.GET('/api/v1/shows/letters', { params }) : api.GET('/api/v1/movies/letters', { params })
	);
	return letters.items;
}

export function getTitle(kind: TitleKind, titleId: string) {
	const of = byId(titleId);
	return unwrap(kind === 'show' ? api.GET('/api/v1/shows/{title_id}', of) : api.GET('/api/v1/movies/{title_id}', of));
}

/** Names and posters of titles, at most a hundred; those that are gone are left out. */
export async function listTitleNames(ids: readonly string[]): Promise<Schemas['TitleName'][]> {
	return (await unwrap(api.GET('/api/v1/titles', { params: { query: { ids: [...ids] } } }))).items;
}

export function addTitle(kind: TitleKind, wish: AddTitleWish) {
	const params = { header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(
		kind === 'show'
			? api.POST('/api/v1/shows', { params, body: wish })
			: api.POST('/api/v1/movies', { params, body: wish })
	);
}

export function editTitle(kind: TitleKind, titleId: string, body: TitleChange) {
	const of = { ...byId(titleId), body };
	return unwrap(
		kind === 'show' ? api.PATCH('/api/v1/shows/{title_id}', of) : api.PATCH('/api/v1/movies/{title_id}', of)
	);
}

/** Sends what differs from the title as it is, and nothing else. */
export async function saveTitle(view: TitleView, choices: TitleChoices): Promise<void> {
	const change = changeOf(view, choices);
	if (Object.keys(change).length) await editTitle(view.kind, view.title_id, change);
	for (const slot of view.slots) {
		const profile_id = choices.profiles[slot.slot_id] || null;
		if (profile_id !== slot.profile_id) await editSlot(slot.slot_id, { profile_id });
	}
}

/** What has to be sent so that a title becomes as a person wants it. */
export function changeOf(view: TitleView, choices: TitleChoices): Partial<TitleChange> {
	if (view.kind === 'movie') {
		const minimum_availability = choices.availability;
		return minimum_availability === view.minimum_availability ? {} : { minimum_availability };
	}
	const numbering = view.series_type_chosen ? view.series_type : null;
	return {
		...(choices.monitor && { monitor: choices.monitor }),
		...(choices.specials !== view.monitor_specials && { monitor_specials: choices.specials }),
		...((choices.numbering || null) !== numbering && { series_type: choices.numbering || null })
	};
}

export function removeTitle(kind: TitleKind, titleId: string, removeFiles: boolean) {
	const of = { params: { path: { title_id: titleId }, query: { remove_files: removeFiles } } };
	return unwrap(
		kind === 'show' ? api.DELETE('/api/v1/shows/{title_id}', of) : api.DELETE('/api/v1/movies/{title_id}', of)
	);
}

export function refreshTitle(kind: TitleKind, titleId: string) {
	const of = byId(titleId);
	return unwrap(
		kind === 'show'
			? api.POST('/api/v1/shows/{title_id}/refresh', of)
			: api.POST('/api/v1/movies/{title_id}/refresh', of)
	);
}

export function searchTitle(kind: TitleKind, titleId: string, body: Schemas['SearchWish'] = {}) {
	const of = { ...byId(titleId), body };
	return unwrap(
		kind === 'show' ? api.POST('/api/v1/shows/{title_id}/search', of) : api.POST('/api/v1/movies/{title_id}/search', of)
	);
}

export function listEpisodes(titleId: string, season: number, cursor: string | null = null) {
	const params = { path: { title_id: titleId }, query: { season, cursor, limit: 200 } };
	return unwrap(api.GET('/api/v1/shows/{title_id}/episodes', { params }));
}

export function setMonitored(titleId: string, body: Schemas['MonitoredChange']) {
	return unwrap(api.PUT('/api/v1/shows/{title_id}/monitored', { ...byId(titleId), body }));
}

export function addSlot(kind: TitleKind, titleId: string, body: Schemas['NewSlotBody']) {
	const params = { path: { title_id: titleId }, header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(
		kind === 'show'
			? api.POST('/api/v1/shows/{title_id}/slots', { params, body })
			: api.POST('/api/v1/movies/{title_id}/slots', { params, body })
	);
}

export function editSlot(slotId: string, body: Schemas['SlotChange']) {
	return unwrap(api.PATCH('/api/v1/slots/{slot_id}', { params: { path: { slot_id: slotId } }, body }));
}

export function removeSlot(slotId: string) {
	return unwrap(api.DELETE('/api/v1/slots/{slot_id}', { params: { path: { slot_id: slotId } } }));
}

export function listFiles(kind: TitleKind, titleId: string, cursor: string | null, targetId: string | null = null) {
	const of = { params: { path: { title_id: titleId }, query: { cursor, limit: 100, target_id: targetId } } };
	return unwrap(
		kind === 'show' ? api.GET('/api/v1/shows/{title_id}/files', of) : api.GET('/api/v1/movies/{title_id}/files', of)
	);
}

export function removeFile(fileId: string) {
	return unwrap(api.DELETE('/api/v1/files/{file_id}', { params: { path: { file_id: fileId } } }));
}

export function readTimeline(kind: TitleKind, titleId: string, cursor: string | null, targetId: string | null = null) {
	const of = { params: { path: { title_id: titleId }, query: { cursor, limit: 60, target_id: targetId } } };
	return unwrap(
		kind === 'show'
			? api.GET('/api/v1/shows/{title_id}/timeline', of)
			: api.GET('/api/v1/movies/{title_id}/timeline', of)
	);
}

export function searchMetadata(kind: TitleKind, query: string, page = 1) {
	return unwrap(api.GET('/api/v1/metadata/search', { params: { query: { kind, query, page } } }));
}

export function listTrending(kind: TitleKind) {
	return unwrap(api.GET('/api/v1/metadata/trending', { params: { query: { kind } } }));
}

export type UpcomingView = Schemas['UpcomingView'];

/** What airs within the next days, the next first. */
export async function listUpcoming(days = 14, limit = 100): Promise<UpcomingView[]> {
	return (await unwrap(api.GET('/api/v1/upcoming', { params: { query: { days, limit } } }))).items;
}

export function hrefOf(kind: TitleKind, titleId: string): string {
	return `/${kind}s/${titleId}`;
}
