export const STEPS = ['owner', 'libraries', 'indexer', 'profile', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Where to go on: the first step whose work is not there yet. */
export function firstOpenStep(libraries: number, indexers: number): Step {
	if (!libraries) return 'libraries';
	return indexers ? 'profile' : 'indexer';
}
