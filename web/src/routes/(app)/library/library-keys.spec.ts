import { describe, expect, it } from 'vitest';
import { stepOf } from './library-keys';

describe('arrows', () => {
	it('walk a grid in four directions and a list in two', () => {
		expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => stepOf(key, 6))).toEqual([-6, 6, -1, 1]);
		expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'x'].map((key) => stepOf(key, 1))).toEqual([-1, 1, 0, 0]);
	});
});
