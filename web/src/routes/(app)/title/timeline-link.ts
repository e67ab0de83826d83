import type { Entry } from '$lib/events/stream.svelte';
import { addressOf } from './episode-address';

interface Target {
	season: number | null;
	episode: number | null;
}

/** Where Activity and the settings tell more of an event. */
const ELSEWHERE: readonly [RegExp, string][] = [
	[/\.Download(Started|Completed)\./, '/activity'],
	[/\.Download(Failed|Removed)\./, '/activity?view=history'],
	[/\.Import(Completed|Blocked|Cancelled)\./, '/activity?view=imports'],
	[/\.ReleaseBlocklisted\./, '/settings/blocklist']
];
const DECIDED = /\.(SearchCompleted|ReleaseGrabbed)\./;
const FILED = /\.(MediaImported|TargetSatisfied)\./;

/** Where a step of the timeline leads: a download to Activity, a decision and a file to their place on the title's
 * page, which for an episode is its panel. Null where there is nothing more to see. */
export function linkOf(entry: Entry): string | null {
	const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(entry.type));
	if (elsewhere) return elsewhere[1];
	const decided = DECIDED.test(entry.type);
	if (!decided && !FILED.test(entry.type)) return null;
	const { target, targets, release_id } = entry.data as Record<string, unknown>;
	const [first] = target ? [target as Target] : ((targets ?? []) as Target[]);
	const query = new URLSearchParams();
	if (typeof first?.season === 'number' && typeof first.episode === 'number')
		query.set('episode', addressOf({ season: first.season, number: first.episode }));
	if (typeof release_id === 'string') query.set('release', release_id);
	if (query.size) return `?${query}`;
	return decided ? '#decisions' : '#files';
}
