import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';

export type BlocklistEntry = Schemas['BlocklistEntry'];
export type NameReading = Schemas['NameReading'];
export type JudgedName = Schemas['JudgedName'];
export type Decision = Schemas['Decision'];
export type Explanation = Schemas['Explanation'];
export type RejectionView = Schemas['RejectionView'];

export function listBlocklist(cursor: string | null) {
	return unwrap(api.GET('/api/v1/blocklist', { params: { query: { cursor, limit: 50 } } }));
}

const INFO_HASH = /^[0-9a-f]{40}$/i;

/** No release with that name, or with that info hash, is taken for the title. */
export function block(titleId: string, release: string, reason: string): Promise<BlocklistEntry> {
	const body = blockOf(titleId, release, reason);
	return unwrap(api.POST('/api/v1/blocklist', { params: { header: { 'Idempotency-Key': idempotencyKey() } }, body }));
}

/** A hash alone stands for the name too; without a reason the server names its own. */
export function blockOf(titleId: string, release: string, reason: string): Schemas['AddToBlocklist'] {
	const name = release.trim();
	return {
		title_id: titleId,
		name,
		...(INFO_HASH.test(name) && { info_hash: name }),
		...(reason.trim() && { reason: reason.trim() })
	};
}

/** The release may be taken again. */
export function unblock(blocklistId: string) {
	return unwrap(api.DELETE('/api/v1/blocklist/{blocklist_id}', { params: { path: { blocklist_id: blocklistId } } }));
}

export function readName(body: Schemas['ReadName']): Promise<NameReading> {
	return unwrap(api.POST('/api/v1/names/read', { body }));
}

export function judgeName(body: Schemas['JudgeName']): Promise<JudgedName> {
	return unwrap(api.POST('/api/v1/names/judge', { body }));
}

export function listDecisions(targetId: string, cursor: string | null) {
	const params = { path: { target_id: targetId }, query: { cursor, limit: 30 } };
	return unwrap(api.GET('/api/v1/targets/{target_id}/decisions', { params }));
}

export function explainRelease(releaseId: string): Promise<Explanation> {
	return unwrap(api.GET('/api/v1/releases/{release_id}/explanation', { params: { path: { release_id: releaseId } } }));
}
