import type { SeasonView } from '$lib/services/titles';

/** The seasons as the page shows them: the newest on top, the specials last. */
export function newestFirst(seasons: readonly SeasonView[]): SeasonView[] {
	return [...seasons].sort((a, b) => (b.number || -1) - (a.number || -1));
}
