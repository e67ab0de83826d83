/** Targets under their titles, in the order in which the titles come first. */
export function groupByTitle<T>(items: readonly T[], titleOf: (item: T) => string): [string, T[]][] {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(titleOf(item));
		if (group) group.push(item);
		else groups.set(titleOf(item), [item]);
	}
	return [...groups];
}

/** What the one slot of a title is called, unless a person named it. */
const USUAL_SLOT = 'Main';

/** The slot's name where it tells something: where there are several, or a person named it. */
export function slotNote(slot: string | null, slots: readonly (string | null)[]): string {
	return slot && (slot !== USUAL_SLOT || slots.some((other) => other !== slot)) ? slot : '';
}
