export const STEPS = ['owner', 'libraries', 'metadata', 'indexer', 'client', 'profile', 'done'] as const;
export type Step = (typeof STEPS)[number];
const REMEMBERED = 'reelway.setup';

/** Where to go on: where it was left, unless what comes before is not there yet. */
export function resumeAt(left: string | null, libraries: number, indexers: number): Step {
	if (!libraries) return 'libraries';
	if (isOpen(left)) return left;
	return indexers ? 'profile' : 'metadata';
}

export function rememberStep(step: Step): void {
	localStorage.setItem(REMEMBERED, step);
}

export function rememberedStep(): string | null {
	return localStorage.getItem(REMEMBERED);
}

/** The first and the last step are not gone back to. */
function isOpen(step: string | null): step is Step {
	return STEPS.slice(1, -1).some((one) => one === step);
}
