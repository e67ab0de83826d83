import { formatBytes, formatDay, formatRating } from '$lib/format';
import { language, t } from '$lib/i18n/language.svelte';
import type { Key } from '$lib/i18n/catalogue';
import type { TitleFilter, TitleSummary } from '$lib/services/titles';
import type { Column } from '$lib/state/library-look.svelte';

export interface ColumnKind {
	width: string;
	right?: boolean;
	/** What the list is sorted by when its heading is chosen. */
	sort?: TitleFilter['sort'];
	/** What it says of a title; `have` and `slots` are drawn. */
	text: (title: TitleSummary) => string;
}

const day = (iso: string | null | undefined) => (iso ? formatDay(iso, language.locale) : '');

/** The table's columns beside the name. */
export const COLUMN_KINDS: Record<Column, ColumnKind> = {
	year: { width: '64px', sort: 'year', text: (title) => String(title.year ?? '') },
	status: { width: '112px', text: (title) => t(`title.${title.status}` as Key) },
	have: { width: '112px', text: (title) => `${title.satisfied}/${title.targets}` },
	size: {
		width: '88px',
		right: true,
		text: (title) => (title.size_bytes ? formatBytes(title.size_bytes, language.locale) : '')
	},
	added: { width: '116px', right: true, sort: 'added', text: (title) => day(title.added_at) },
	rating: {
		width: '72px',
		right: true,
		text: (title) => (title.rating ? formatRating(title.rating, language.locale) : '')
	},
	genres: { width: 'minmax(100px, 0.5fr)', text: (title) => title.genres?.join(', ') ?? '' },
	runtime: {
		width: '80px',
		right: true,
		text: (title) => (title.runtime_minutes ? t('title.minutes', { count: title.runtime_minutes }) : '')
	},
	next: { width: '116px', right: true, text: (title) => day(title.next_air_at) },
	slots: { width: 'minmax(90px, 0.3fr)', text: (title) => title.slots?.join(', ') ?? '' }
};
