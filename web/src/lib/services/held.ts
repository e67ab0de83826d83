import { api, unwrap, type Schemas } from '$lib/api/client';

export type HeldRelease = Schemas['HeldReleaseView'];

const byId = (release_id: string) => ({ params: { path: { release_id } } });

/** Those that are due first at the beginning. */
export function listHeld(cursor: string | null) {
	return unwrap(api.GET('/api/v1/releases/held', { params: { query: { cursor, limit: 20 } } }));
}

export function takeHeld(releaseId: string) {
	return unwrap(api.POST('/api/v1/releases/held/{release_id}/grab', byId(releaseId)));
}

/** It is held no longer; a later search may find it again. */
export function letGo(releaseId: string) {
	return unwrap(api.DELETE('/api/v1/releases/held/{release_id}', byId(releaseId)));
}
