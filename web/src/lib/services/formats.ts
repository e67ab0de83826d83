import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';

export type FormatView = Schemas['CustomFormatView'];
export type FormatSettings = Schemas['CustomFormatSettings'];
export type FormatSpecification = Schemas['FormatSpecification'];
export type FormatTrial = Schemas['FormatTrial'];
export type FormatChoices = Schemas['FormatChoices'];
export type FormatApp = Schemas['FormatApp'];
export type ImportDocument = Schemas['ImportDocument'];
export type ImportKind = Schemas['ImportKind'];
export type ImportReport = Schemas['ImportReport'];
export type ImportRefusal = Schemas['ImportRefusal'];

const PAGE = 500;
const byId = (format_id: string) => ({ params: { path: { format_id } } });

/** Every format, page after page. */
export async function listFormats(): Promise<FormatView[]> {
	const found: FormatView[] = [];
	let cursor: string | null = null;
	do {
		const params: { query: { cursor: string | null; limit: number } } = { query: { cursor, limit: PAGE } };
		const page: Schemas['CustomFormats'] = await unwrap(api.GET('/api/v1/custom-formats', { params }));
		found.push(...page.items);
		cursor = page.next_cursor ?? null;
	} while (cursor);
	return found;
}

export function getFormat(formatId: string): Promise<FormatView> {
	return unwrap(api.GET('/api/v1/custom-formats/{format_id}', byId(formatId)));
}

export function listChoices(): Promise<FormatChoices> {
	return unwrap(api.GET('/api/v1/custom-formats/choices'));
}

/** A new one, or with an id the changed conditions of a known one. */
export function saveFormat(body: FormatSettings, formatId: string | null): Promise<FormatView> {
	if (formatId) return unwrap(api.PUT('/api/v1/custom-formats/{format_id}', { ...byId(formatId), body }));
	const params = { header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(api.POST('/api/v1/custom-formats', { params, body }));
}

export function removeFormat(formatId: string) {
	return unwrap(api.DELETE('/api/v1/custom-formats/{format_id}', byId(formatId)));
}

export function tryFormat(body: Schemas['TryFormat']): Promise<FormatTrial> {
	return unwrap(api.POST('/api/v1/custom-formats/test', { body }));
}

/** Without `kinds` nothing is stored: it is only told what would be. */
export function importGuides(documents: ImportDocument[], kinds: ImportKind[] | null): Promise<ImportReport> {
	const body = kinds ? { documents, kinds, dry_run: false } : { documents, dry_run: true };
	return unwrap(api.POST('/api/v1/custom-formats/import', { body }));
}

/** All formats in the JSON of another program, and what it can't say. */
export async function exportFormats(app: FormatApp): Promise<{ items: unknown[]; refused: ImportRefusal[] }> {
	const found: { items: unknown[]; refused: ImportRefusal[] } = { items: [], refused: [] };
	let cursor: string | null = null;
	do {
		const query: { app: FormatApp; cursor: string | null; limit: number } = { app, cursor, limit: PAGE };
		const page: Schemas['ExportedFormats'] = await unwrap(
			api.GET('/api/v1/custom-formats/export', { params: { query } })
		);
		found.items.push(...page.items);
		found.refused.push(...page.refused);
		cursor = page.next_cursor ?? null;
	} while (cursor);
	return found;
}
