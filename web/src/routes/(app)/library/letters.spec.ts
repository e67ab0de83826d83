import { describe, expect, it } from 'vitest';
import { letterAt } from './letters';

const letters = [
	{ letter: '#', count: 2, offset: 0, cursor: null },
	{ letter: 'A', count: 5, offset: 2, cursor: 'a' },
	{ letter: 'C', count: 1, offset: 7, cursor: 'c' }
];

describe('the letter of an item', () => {
	it('is the one that began last', () => {
		expect([0, 1, 2, 6, 7, 99].map((item) => letterAt(letters, item))).toEqual([0, 0, 1, 1, 2, 2]);
	});

	it('is the first while there is none', () => {
		expect(letterAt([], 5)).toBe(0);
	});
});
