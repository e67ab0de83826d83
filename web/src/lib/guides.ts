import type { FormatApp, ImportDocument, ImportKind, ImportReport } from './services/formats';

/** What one request may hold, with room for the quotes that JSON escapes. */
const MOST_BYTES = 5_000_000;
const MOST_DOCUMENTS = 2000;

/** Whose JSON a file is: the nearest folder named after a program says, else the choice. */
export function appOf(path: string, otherwise: FormatApp): FormatApp {
	const folders = path.toLowerCase().split('/').reverse();
	const found = folders.find((folder) => folder === 'sonarr' || folder === 'radarr');
	return (found as FormatApp | undefined) ?? otherwise;
}

/** The JSON files among those that were picked, with their place in the folder. */
export async function readFiles(files: Iterable<File>, otherwise: FormatApp): Promise<ImportDocument[]> {
	const json = [...files].filter((file) => file.name.toLowerCase().endsWith('.json'));
	return Promise.all(
		json.map(async (file) => {
			const where = file.webkitRelativePath || file.name;
			return { where: where.slice(-500), app: appOf(where, otherwise), text: compact(await file.text()) };
		})
	);
}

/** JSON without its blanks; what is no JSON stays, so that the server says what is wrong with it. */
export function compact(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text));
	} catch {
		return text;
	}
}

/** Documents in requests that are not too large; formats go first, for profiles name them. */
export function batches(documents: readonly ImportDocument[], most = MOST_BYTES): ImportDocument[][] {
	const found: ImportDocument[][] = [];
	let room = 0;
	for (const one of documents.toSorted((a, b) => Number(isProfile(a)) - Number(isProfile(b)))) {
		const size = one.text.length;
		const last = found.at(-1);
		if (!last || size > room || last.length >= MOST_DOCUMENTS) {
			found.push([one]);
			room = most - size;
		} else {
			last.push(one);
			room -= size;
		}
	}
	return found;
}

/** The reports of several requests as one. */
export function joined(reports: readonly ImportReport[]): ImportReport {
	return {
		taken: reports.flatMap((one) => one.taken),
		refused: reports.flatMap((one) => one.refused),
		dry_run: reports.every((one) => one.dry_run)
	};
}

/** What is taken unless somebody says otherwise: formats; or all of it, where there are none. */
export function usualKinds(report: ImportReport): ImportKind[] {
	const kinds = [...new Set(report.taken.map((one) => one.kind))];
	return kinds.includes('format') ? ['format'] : kinds;
}

function isProfile(one: ImportDocument): boolean {
	return one.text.includes('"cutoff"') && !one.text.includes('"specifications"');
}
