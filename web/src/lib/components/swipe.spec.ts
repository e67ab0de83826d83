import { describe, expect, it } from 'vitest';
import { actOf, offsetOf } from './swipe';

describe('a swipe', () => {
	it('follows the finger, but neither its trembling nor too far', () => {
		expect([3, -40, 400, -400].map(offsetOf)).toEqual([0, -40, 120, -120]);
	});

	it('acts only when it went far enough', () => {
		expect([80, -80, 90, -90].map(actOf)).toEqual([null, null, 'right', 'left']);
	});
});
