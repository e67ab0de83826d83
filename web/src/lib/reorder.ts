/** The list with one item moved; out of bounds changes nothing. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
	const list = [...items];
	if (from < 0 || from >= list.length || to < 0 || to >= list.length) return list;
	const [item] = list.splice(from, 1);
	list.splice(to, 0, item as T);
	return list;
}

/** Where a row that is dragged by `offset` belongs, by the heights of all rows: it passes one at half its height. */
export function targetOf(heights: readonly number[], from: number, offset: number): number {
	let to = from;
	let left = Math.abs(offset);
	const step = Math.sign(offset);
	while (heights[to + step] !== undefined && left > (heights[to + step] ?? 0) / 2) {
		to += step;
		left -= heights[to] ?? 0;
	}
	return to;
}
