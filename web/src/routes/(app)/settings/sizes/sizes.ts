import type { QualitySize } from '$lib/services/rules';

/** Those that are not as they are stored. */
export function changedSizes(stored: readonly QualitySize[], shown: readonly QualitySize[]): QualitySize[] {
	const before = new Map(stored.map((one) => [keyOf(one), say(one)]));
	return shown.filter((one) => before.get(keyOf(one)) !== say(one));
}

/** Which two limits contradict each other; null when none do. */
export function orderProblem({ min_mb = 0, preferred_mb, max_mb }: QualitySize): 'preferred' | 'max' | null {
	if (typeof max_mb === 'number' && max_mb <= min_mb) return 'max';
	if (typeof preferred_mb !== 'number') return null;
	return preferred_mb < min_mb || (typeof max_mb === 'number' && preferred_mb > max_mb) ? 'preferred' : null;
}

/** Tells a size from those of other qualities, and a show's from a movie's. */
export function keyOf({ kind, quality }: QualitySize): string {
	return `${kind} ${quality}`;
}

function say({ min_mb, preferred_mb, max_mb }: QualitySize): string {
	return JSON.stringify([min_mb ?? 0, preferred_mb ?? null, max_mb ?? null]);
}
