import { formatBytes, formatDay, formatRating } from '$lib/format';
import { language, t } from '$lib/i18n/language.svelte';
import type { Key } from '$lib/i18n/catalogue';
import type { TitleFilter, TitleSummary } from '$lib/services/titles';
import type { Column } from '$lib/state/library-look.svelte';

export interface ColumnKind {
	/** The least one, in pixels. */
	width: number;
	/** Its share of the room that is left. */
	grow?: number;
	right?: boolean;
	/** What the list is sorted by when its heading is chosen. */
	sort?: TitleFilter['sort'];
	/** What it says of a title; `have` and `slots` are drawn. */
	text: (title: TitleSummary) => string;
}

const day = (iso: string | null | undefined) => (iso ? formatDay(iso, language.locale) : '');

/** The table's columns beside the name. */
export const COLUMN_KINDS: Record<Column, ColumnKind> = {
	year: { width: 64, sort: 'year', text: (title) => String(title.year ?? '') },
	status: { width: 112, text: (title) => t(`title.${title.status}` as Key) },
	have: { width: 112, text: (title) => `${title.satisfied}/${title.targets}` },
	size: {
		width: 88,
		right: true,
		text: (title) => (title.size_bytes ? formatBytes(title.size_bytes, language.locale) : '')
	},
	added: { width: 116, right: true, sort: 'added', text: (title) => day(title.added_at) },
	rating: {
		width: 72,
		right: true,
		text: (title) => (title.rating ? formatRating(title.rating, language.locale) : '')
	},
	genres: { width: 100, grow: 0.5, text: (title) => title.genres?.join(', ') ?? '' },
	runtime: {
		width: 80,
		right: true,
		text: (title) => (title.runtime_minutes ? t('title.minutes', { count: title.runtime_minutes }) : '')
	},
	next: { width: 116, right: true, text: (title) => day(title.next_air_at) },
	slots: { width: 90, grow: 0.3, text: (title) => title.slots?.join(', ') ?? '' }
};

export const COLUMN_GAP = 16;

/** The chosen columns that find room, in their order. How much is there of a title goes before the others. */
export function fitting(columns: readonly Column[], room: number): Column[] {
	const kept = new Set<Column>();
	const first = columns.filter((column) => column === 'have');
	for (const column of [...first, ...columns]) {
		const { width } = COLUMN_KINDS[column];
		if (kept.has(column) || width + COLUMN_GAP > room) continue;
		kept.add(column);
		room -= width + COLUMN_GAP;
	}
	return columns.filter((column) => kept.has(column));
}

/** The tracks of a row's grid for these columns. */
export function tracks(columns: readonly Column[]): string[] {
	return columns.map((column) => {
		const { width, grow } = COLUMN_KINDS[column];
		return grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`;
	});
}
