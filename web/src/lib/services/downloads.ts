import { api, unwrap, type Schemas } from '$lib/api/client';

export type DownloadView = Schemas['DownloadView'];
export type DownloadLimits = Schemas['DownloadLimits'];
export type ImportView = Schemas['ImportView'];
export type WantedView = Schemas['WantedView'];

const byId = (download_id: string) => ({ params: { path: { download_id } } });

/** The newest first: those in the library, or those on their way. */
export function listDownloads(imported: boolean, cursor: string | null, limit: number) {
	return unwrap(api.GET('/api/v1/downloads', { params: { query: { imported, cursor, limit } } }));
}

export function getDownload(downloadId: string) {
	return unwrap(api.GET('/api/v1/downloads/{download_id}', byId(downloadId)));
}

export function pauseDownload(downloadId: string) {
	return unwrap(api.POST('/api/v1/downloads/{download_id}/pause', byId(downloadId)));
}

export function resumeDownload(downloadId: string) {
	return unwrap(api.POST('/api/v1/downloads/{download_id}/resume', byId(downloadId)));
}

export function recheckDownload(downloadId: string) {
	return unwrap(api.POST('/api/v1/downloads/{download_id}/recheck', byId(downloadId)));
}

export function removeDownload(downloadId: string, searchAgain: boolean) {
	const params = { path: { download_id: downloadId }, query: { with_data: true, search_again: searchAgain } };
	return unwrap(api.DELETE('/api/v1/downloads/{download_id}', { params }));
}

export function getLimits() {
	return unwrap(api.GET('/api/v1/downloads/limits'));
}

export function setLimits(body: DownloadLimits) {
	return unwrap(api.PUT('/api/v1/downloads/limits', { body }));
}

export function listImports(state: Schemas['ImportState'] | null, cursor: string | null) {
	return unwrap(api.GET('/api/v1/imports', { params: { query: { state, cursor, limit: 50 } } }));
}

export function retryImport(importId: string) {
	return unwrap(api.POST('/api/v1/imports/{import_id}/retry', { params: { path: { import_id: importId } } }));
}

export function listWanted(kind: Schemas['TitleKind'] | null, cursor: string | null) {
	return unwrap(api.GET('/api/v1/wanted', { params: { query: { kind, cursor, limit: 100 } } }));
}
