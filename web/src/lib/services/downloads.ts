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

/** Where another one is searched for, the release goes onto the blocklist. */
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

/** Searches for everything that is missing; gives how many targets that are. */
export async function searchMissing(): Promise<number> {
	let count = 0;
	let cursor: string | null = null;
	do {
		const page: Schemas['WantedPage'] = await listWanted(null, cursor);
		const byTitle = new Map<string, string[]>();
		for (const { target } of page.items)
			byTitle.set(target.title_id, [...(byTitle.get(target.title_id) ?? []), target.target_id]);
		const titles = [...byTitle].map(([title_id, target_ids]) => ({ title_id, target_ids }));
		if (titles.length) await unwrap(api.POST('/api/v1/wanted/search', { body: { titles } }));
		count += page.items.length;
		cursor = page.next_cursor ?? null;
	} while (cursor);
	return count;
}

export function listWanted(kind: Schemas['TitleKind'] | null, cursor: string | null) {
	return unwrap(api.GET('/api/v1/wanted', { params: { query: { kind, cursor, limit: 100 } } }));
}
