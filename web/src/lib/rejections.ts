import type { Key } from '$lib/i18n/catalogue';
import { language, t } from '$lib/i18n/language.svelte';
import type { RejectionView } from '$lib/services/decisions';

/** A person is warned more loudly of these: the content may be another one, or worthless. */
const DANGEROUS = new Set([
	'unreadable',
	'unknown_title',
	'ambiguous_title',
	'wrong_year',
	'wrong_season',
	'wrong_episode',
	'raw_disk',
	'sample',
	'blocklisted'
]);

/** Here the sentence says it all; what was wanted and found would only say it again. */
const SAID_BY_RULE = new Set([
	'unreadable',
	'ambiguous_title',
	'season_extra',
	'full_season_not_aired',
	'not_monitored',
	'not_available',
	'raw_disk',
	'unknown_runtime',
	'blocklisted',
	'already_imported',
	'propers_disabled',
	'repack_group_unknown',
	'no_usenet_client',
	'no_link'
]);

export function isDangerous(rejections: readonly RejectionView[]): boolean {
	return rejections.some((rejection) => DANGEROUS.has(rejection.rule));
}

/** A rejection as a sentence; one that this app does not know yet says it in the server's words. */
export function rejectionText(rejection: RejectionView): string {
	const key = `reject.${rejection.rule}` as Key;
	if (!(key in language.catalogue)) return rejection.reason;
	const { wanted, found } = rejection;
	return wanted && found && !SAID_BY_RULE.has(rejection.rule)
		? `${t(key)}: ${t('search.instead', { wanted, found })}`
		: t(key);
}

/** The one that says most: what stands before what time may lift. */
export function mainRejection(rejections: readonly RejectionView[]): RejectionView | undefined {
	return rejections.find((rejection) => rejection.permanent) ?? rejections[0];
}
