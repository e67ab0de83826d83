import type { WantedView } from '$lib/services/downloads';

/** Wanted targets under their titles, in the order in which the titles come first. */
export function groupByTitle(items: readonly WantedView[]): [string, WantedView[]][] {
	const groups = new Map<string, WantedView[]>();
	for (const wanted of items) {
		const group = groups.get(wanted.target.title_id);
		if (group) group.push(wanted);
		else groups.set(wanted.target.title_id, [wanted]);
	}
	return [...groups];
}
