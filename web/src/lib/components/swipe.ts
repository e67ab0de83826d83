/** How far a finger must go until letting go acts. */
export const SWIPE_FAR = 88;
const MOST = 120;
const STILL = 10;

/** Where a swiped row stands for a finger that moved so far: it follows, then resists; small moves are none. */
export function offsetOf(dx: number): number {
	if (Math.abs(dx) < STILL) return 0;
	return Math.sign(dx) * Math.min(Math.abs(dx), MOST);
}

export type SwipeAct = 'left' | 'right' | null;

/** What letting go here means. */
export function actOf(dx: number): SwipeAct {
	if (Math.abs(dx) < SWIPE_FAR) return null;
	return dx < 0 ? 'left' : 'right';
}
