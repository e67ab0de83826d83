import { describe, expect, it } from 'vitest';
import { groupByTitle, slotNote } from './group-by-title';

describe('targets', () => {
	it('stand under their titles, in the order in which the titles came', () => {
		const items = ['b1', 'a1', 'b2'];
		expect(groupByTitle(items, (item) => item.slice(0, 1))).toEqual([
			['b', ['b1', 'b2']],
			['a', ['a1']]
		]);
	});
});

describe('the name of a slot', () => {
	it('is told only where it tells something', () => {
		expect(slotNote('Main', ['Main', 'Main'])).toBe('');
		expect(slotNote('Main', ['Main', '4K'])).toBe('Main');
		expect(slotNote('4K', ['4K'])).toBe('4K');
		expect(slotNote(null, [null])).toBe('');
	});
});
