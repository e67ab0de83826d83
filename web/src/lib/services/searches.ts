import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';

export type SearchView = Schemas['SearchView'];
export type ReleaseView = Schemas['ReleaseView'];
export type SearchWish = Schemas['StartSearch'];

const searchOf = (search_id: string) => ({ path: { search_id } });

export function startSearch(body: SearchWish) {
	return unwrap(api.POST('/api/v1/searches', { params: { header: { 'Idempotency-Key': idempotencyKey() } }, body }));
}

export function getSearch(searchId: string) {
	return unwrap(api.GET('/api/v1/searches/{search_id}', { params: searchOf(searchId) }));
}

export async function listRecentSearches(): Promise<SearchView[]> {
	return (await unwrap(api.GET('/api/v1/searches', { params: { query: { limit: 20 } } }))).items;
}

export async function listReleases(searchId: string): Promise<ReleaseView[]> {
	const params = { ...searchOf(searchId), query: { limit: 500 } };
	return (await unwrap(api.GET('/api/v1/searches/{search_id}/releases', { params }))).items;
}

export function grabRelease(release: ReleaseView) {
	const params = { path: { release_id: release.release_id } };
	return unwrap(
		api.POST('/api/v1/releases/{release_id}/grab', { params, body: { despite_rejections: !release.accepted } })
	);
}
