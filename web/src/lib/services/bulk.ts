import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';

export type BulkAction = Schemas['BulkAction'];
export type BulkChange = Schemas['BulkChange'];
export type BulkChangeView = Schemas['BulkChangeView'];
export type BulkPreview = Schemas['BulkPreview'];
export type TitleSelection = Schemas['TitleSelection'];

export function previewBulk(selection: TitleSelection, change: BulkChange) {
	return unwrap(api.POST('/api/v1/titles/bulk/preview', { body: { selection, change } }));
}

export function startBulk(selection: TitleSelection, change: BulkChange) {
	const params = { header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(api.POST('/api/v1/titles/bulk', { params, body: { selection, change } }));
}

export function getBulk(bulkId: string) {
	return unwrap(api.GET('/api/v1/titles/bulk/{bulk_id}', { params: { path: { bulk_id: bulkId } } }));
}
