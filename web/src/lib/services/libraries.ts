import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';
import type { TitleKind } from './titles';

export type LibraryView = Schemas['LibraryView'];
export type FolderReport = Schemas['FolderReport'];

const byId = (library_id: string) => ({ params: { path: { library_id } } });

export async function listLibraries(): Promise<LibraryView[]> {
	return (await unwrap(api.GET('/api/v1/libraries'))).items;
}

/** What a folder would be as a library's; makes nothing. */
export function checkFolder(root: string, libraryId: string | null): Promise<FolderReport> {
	return unwrap(api.POST('/api/v1/libraries/check', { body: { root, library_id: libraryId } }));
}

export function addLibrary(body: Schemas['AddLibrary']) {
	return unwrap(api.POST('/api/v1/libraries', { params: { header: { 'Idempotency-Key': idempotencyKey() } }, body }));
}

export function editLibrary(libraryId: string, body: Schemas['LibraryChange']) {
	return unwrap(api.PATCH('/api/v1/libraries/{library_id}', { ...byId(libraryId), body }));
}

export function removeLibrary(libraryId: string) {
	return unwrap(api.DELETE('/api/v1/libraries/{library_id}', byId(libraryId)));
}

export async function listNamingPresets(kind: TitleKind): Promise<Record<string, string>> {
	return (await unwrap(api.GET('/api/v1/naming-presets', { params: { query: { kind } } }))).items;
}
