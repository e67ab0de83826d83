import type { Entry } from '$lib/events/stream.svelte';

export interface TimelineStep {
	entry: Entry;
	/** How many more of the same kind came of the same cause. */
	more: number;
}

const FOLDED = /\.(TargetWanted|TargetSatisfied|TargetUnwanted|MediaImported)\./;

/** Neighbours that one cause made many times (the episodes of a season) become one step. */
export function foldTimeline(entries: readonly Entry[]): TimelineStep[] {
	const steps: TimelineStep[] = [];
	for (const entry of entries) {
		const last = steps.at(-1);
		if (
			last &&
			FOLDED.test(entry.type) &&
			last.entry.type === entry.type &&
			last.entry.correlation_id === entry.correlation_id
		) {
			last.more += 1;
		} else {
			steps.push({ entry, more: 0 });
		}
	}
	return steps;
}
