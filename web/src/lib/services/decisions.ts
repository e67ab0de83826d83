import { api, unwrap, type Schemas } from '$lib/api/client';

export type Decision = Schemas['Decision'];
export type Explanation = Schemas['Explanation'];
export type RejectionView = Schemas['RejectionView'];

export function listDecisions(targetId: string, cursor: string | null) {
	const params = { path: { target_id: targetId }, query: { cursor, limit: 30 } };
	return unwrap(api.GET('/api/v1/targets/{target_id}/decisions', { params }));
}

export function explainRelease(releaseId: string): Promise<Explanation> {
	return unwrap(api.GET('/api/v1/releases/{release_id}/explanation', { params: { path: { release_id: releaseId } } }));
}
