const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
	['year', 31_536_000],
	['month', 2_592_000],
	['day', 86_400],
	['hour', 3_600],
	['minute', 60]
];

/** `1.4 GB`: three significant digits, powers of 1000 as disks are sold. */
export function formatBytes(bytes: number, locale: string): string {
	const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), SIZES.length - 1);
	const value = bytes / 1000 ** power;
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: value >= 100 ? 0 : 1 }).format(value);
	return `${number}\u00a0${SIZES[power]}`;
}

export function formatRate(bytesPerSecond: number, locale: string): string {
	return `${formatBytes(bytesPerSecond, locale)}/s`;
}

export function formatPercent(share: number, locale: string): string {
	// Rounded down: 100 % is only what is whole.
	return new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.floor(share * 100) / 100);
}

/** `1 h 5 min`, `40 s`. */
export function formatSeconds(seconds: number, locale: string): string {
	const unit = (value: number, name: string) =>
		new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
	if (seconds < 60) return unit(Math.round(seconds), 'second');
	if (seconds < 3600) return unit(Math.round(seconds / 60), 'minute');
	if (seconds < 86_400)
		return `${unit(Math.floor(seconds / 3600), 'hour')} ${unit(Math.round((seconds % 3600) / 60), 'minute')}`;
	return unit(Math.round(seconds / 86_400), 'day');
}

/** `3 hours ago`, `in 2 days`. */
export function formatAgo(iso: string, locale: string, now: Date = new Date()): string {
	const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
	for (const [unit, length] of STEPS) {
		if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
	}
	return relative.format(Math.trunc(seconds), 'second');
}

export function formatRating(rating: number, locale: string): string {
	return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rating);
}

export function formatDay(iso: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(iso));
}

export function formatMoment(iso: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

export function formatClock(iso: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(iso));
}

/** `S01E02`, `S01` for a season, empty for a movie. */
export function formatPlace(target: { season: number | null; episode: number | null }): string {
	if (target.season === null) return '';
	const two = (value: number) => String(value).padStart(2, '0');
	return `S${two(target.season)}${target.episode === null ? '' : `E${two(target.episode)}`}`;
}

/** `S01E02`, `S01 · 8`, `S01–S03`: what a download is for, short. */
export function formatTargets(targets: readonly { season: number | null; episode: number | null }[]): string {
	const [first] = targets;
	if (!first || first.season === null) return '';
	if (targets.length === 1) return formatPlace(first);
	const seasons = [...new Set(targets.map((target) => target.season ?? 0))].sort((a, b) => a - b);
	const place = (season: number | undefined) => formatPlace({ season: season ?? 0, episode: null });
	return seasons.length === 1
		? `${place(seasons[0])} · ${targets.length}`
		: `${place(seasons[0])}–${place(seasons.at(-1))}`;
}
