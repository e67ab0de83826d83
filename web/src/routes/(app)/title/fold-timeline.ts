import type { Entry } from '$lib/events/stream.svelte';

export interface TimelineStep {
	entry: Entry;
	/** How many more of the same kind came of the same cause. */
	more: number;
}

const FOLDED = /\.(TargetWanted|TargetSatisfied|TargetUnwanted|MediaImported)\./;

/** What one cause made many times (the episodes of a season, in turn imported and ready) becomes one step of each
 * kind. */
export function foldTimeline(entries: readonly Entry[]): TimelineStep[] {
	const steps: TimelineStep[] = [];
	for (const entry of searchesBelowGrabs(entries)) {
		const like = FOLDED.test(entry.type) ? findLike(steps, entry) : undefined;
		if (like) like.more += 1;
		else steps.push({ entry, more: 0 });
	}
	return steps;
}

/** Among the last steps, as far up as all are of one cause. */
function findLike(steps: readonly TimelineStep[], entry: Entry): TimelineStep | undefined {
	for (const step of steps.toReversed()) {
		const { type, correlation_id, causation_id } = step.entry;
		if (!FOLDED.test(type) || correlation_id !== entry.correlation_id || causation_id !== entry.causation_id)
			return undefined;
		if (type === entry.type) return step;
	}
	return undefined;
}

/** A good release is grabbed before the slowest indexer has answered and its search ends. It is told after the search
 * all the same, as it came of it. */
function searchesBelowGrabs(entries: readonly Entry[]): Entry[] {
	const told = [...entries];
	for (const search of entries.filter((entry) => entry.type.includes('.SearchCompleted.'))) {
		const at = told.indexOf(search);
		const grab = told.findLastIndex(
			(entry) => entry.type.includes('.ReleaseGrabbed.') && entry.data.search_id === search.data.search_id
		);
		if (grab > at) told.splice(grab, 0, ...told.splice(at, 1));
	}
	return told;
}
