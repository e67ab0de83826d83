import { describe, expect, it } from 'vitest';
import { groupByTitle } from './group-by-title';

describe('targets', () => {
	it('stand under their titles, in the order in which the titles came', () => {
		const items = ['b1', 'a1', 'b2'];
		expect(groupByTitle(items, (item) => item.slice(0, 1))).toEqual([
			['b', ['b1', 'b2']],
			['a', ['a1']]
		]);
	});
});
