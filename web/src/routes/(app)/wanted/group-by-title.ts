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
