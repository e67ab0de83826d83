import type { TitleLetter } from '$lib/services/titles';

/** Which letter an item of the list stands under: the last one that begins at or before it. */
export function letterAt(letters: readonly TitleLetter[], item: number): number {
	return Math.max(
		0,
		letters.findLastIndex((letter) => letter.offset <= item)
	);
}
