import { t } from '$lib/i18n/language.svelte';
import type { DelaySettings, ReleaseRules } from '$lib/services/rules';

/** A delay profile in a few words. */
export function sayDelay(delay: DelaySettings): string[] {
	const protocols = delay.protocols ?? ['torrent', 'usenet'];
	const minutes = { torrent: delay.torrent_minutes ?? 0, usenet: delay.usenet_minutes ?? 0 };
	const said = protocols.map((one) =>
		minutes[one]
			? t('rules.held', { protocol: t(`protocol.${one}`), count: minutes[one] })
			: t('rules.not_held', { protocol: t(`protocol.${one}`) })
	);
	if (protocols.length > 1) said.push(t('rules.prefers', { protocol: t(`protocol.${delay.preferred ?? 'torrent'}`) }));
	if (delay.bypass_if_best_quality) said.push(t('rules.bypass_best'));
	if (typeof delay.bypass_above_score === 'number')
		said.push(t('rules.bypass_score', { score: delay.bypass_above_score }));
	return said;
}

/** Terms in a few words. */
export function sayTerms(rules: ReleaseRules): string[] {
	const [must, not, points] = [rules.must_contain ?? [], rules.must_not_contain ?? [], rules.preferred ?? []];
	return [
		...(must.length ? [t('rules.must', { terms: must.join(', ') })] : []),
		...(not.length ? [t('rules.must_not', { terms: not.join(', ') })] : []),
		...points.map((one) => `${one.term}: ${one.points > 0 ? '+' : ''}${one.points}`)
	];
}

/** One term a line; blank lines are none. */
export function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
}

const GIGA = 1_000_000_000;

/** A size as its field shows it; no limit is an empty field. */
export function gigabytesOf(bytes: number | null): number | null {
	return bytes === null ? null : bytes / GIGA;
}

export function bytesOf(gigabytes: number | null | undefined): number | null {
	return typeof gigabytes === 'number' ? Math.round(gigabytes * GIGA) : null;
}
