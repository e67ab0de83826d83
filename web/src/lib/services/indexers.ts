import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';
import { ApiProblem, readProblem } from '$lib/api/problem';

export type IndexerView = Schemas['IndexerView'];
export type IndexerSettings = Schemas['IndexerSettings'];
export type IndexerTest = Schemas['IndexerTest'];
export type ProfileView = Schemas['ProfileView'];
export type FeedView = Schemas['FeedView'];

const byId = (indexer_id: string) => ({ params: { path: { indexer_id } } });

export async function listIndexers(): Promise<IndexerView[]> {
	return (await unwrap(api.GET('/api/v1/indexers'))).items;
}

/** A new one, or with an id the changed settings of a known one. */
export function saveIndexer(settings: IndexerSettings, indexerId: string | null) {
	if (indexerId) return unwrap(api.PUT('/api/v1/indexers/{indexer_id}', { ...byId(indexerId), body: settings }));
	const params = { header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(api.POST('/api/v1/indexers', { params, body: settings }));
}

export function testIndexer(settings: IndexerSettings, indexerId: string | null): Promise<IndexerTest> {
	const params = { query: { indexer_id: indexerId } };
	return unwrap(api.POST('/api/v1/indexers/test', { params, body: settings }));
}

export function removeIndexer(indexerId: string) {
	return unwrap(api.DELETE('/api/v1/indexers/{indexer_id}', byId(indexerId)));
}

export async function listProfiles(): Promise<ProfileView[]> {
	return (await unwrap(api.GET('/api/v1/profiles'))).items;
}

export async function listFeeds(): Promise<FeedView[]> {
	return (await unwrap(api.GET('/api/v1/feeds'))).items;
}

export function readFeed(indexerId: string) {
	return unwrap(api.POST('/api/v1/indexers/{indexer_id}/feed', byId(indexerId)));
}

/** How an indexer does, for people: one whose last answer failed does not work, though it is asked again at once. */
export function standingOf(indexer: IndexerView): IndexerView['state'] | 'failing' {
	if (!indexer.enabled) return 'disabled';
	return indexer.state === 'ok' && indexer.last_error ? 'failing' : indexer.state;
}

/** Tries a known indexer as it is set; one that answers is taken back into work at once. */
export async function retryIndexer(indexerId: string): Promise<IndexerTest> {
	const indexer = (await listIndexers()).find((one) => one.indexer_id === indexerId);
	if (!indexer) throw new ApiProblem(readProblem(null, 404));
	const settings = settingsOf(indexer);
	const found = await testIndexer(settings, indexerId);
	if (found.ok) await saveIndexer(settings, indexerId);
	return found;
}

/** What a person sets of an indexer, with an empty key: the server keeps the stored one. */
export function settingsOf(indexer: IndexerView): IndexerSettings {
	return {
		name: indexer.name,
		kind: indexer.kind,
		url: indexer.url,
		api_key: '',
		enabled: indexer.enabled,
		automatic_search: indexer.automatic_search,
		interactive_search: indexer.interactive_search,
		rss: indexer.rss,
		priority: indexer.priority,
		minimum_seeders: indexer.minimum_seeders,
		required_flags: indexer.required_flags,
		rss_minutes: indexer.rss_minutes,
		timeout_seconds: indexer.timeout_seconds,
		request_spacing_seconds: indexer.request_spacing_seconds,
		daily_budget: indexer.daily_budget,
		hourly_budget: indexer.hourly_budget,
		daily_grabs: indexer.daily_grabs,
		hourly_grabs: indexer.hourly_grabs,
		categories: indexer.categories
	};
}
