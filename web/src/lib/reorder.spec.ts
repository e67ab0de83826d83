import { describe, expect, it } from 'vitest';
import { moved, targetOf } from './reorder';

describe('reordering', () => {
	it('moves one item and keeps the order of the others', () => {
		expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
		expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
	});

	it('changes nothing at the ends', () => {
		expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
		expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
	});

	it('passes a row when it is dragged over half of it, whatever the heights', () => {
		const heights = [40, 40, 100, 40];
		expect(targetOf(heights, 0, 19)).toBe(0);
		expect(targetOf(heights, 0, 21)).toBe(1);
		expect(targetOf(heights, 0, 89)).toBe(1);
		expect(targetOf(heights, 0, 91)).toBe(2);
		expect(targetOf(heights, 0, 9999)).toBe(3);
		expect(targetOf(heights, 3, -51)).toBe(2);
		expect(targetOf(heights, 3, -9999)).toBe(0);
	});
});
