import { describe, expect, it } from 'vitest';
import { fitting, tracks } from './columns';

describe('the columns of the table', () => {
	it('are those that find room, in their order', () => {
		const chosen = ['year', 'status', 'have', 'size'] as const;
		expect(fitting(chosen, 1000)).toEqual(['year', 'status', 'have', 'size']);
		expect(fitting(chosen, 64 + 16 + 112 + 16)).toEqual(['year', 'have']);
		expect(fitting(chosen, 112 + 16)).toEqual(['have']);
		expect(fitting(chosen, 100)).toEqual(['year']);
		expect(fitting(chosen, 0)).toEqual([]);
	});

	it('are as wide as they need, and some take what is left', () => {
		expect(tracks(['year', 'genres'])).toEqual(['64px', 'minmax(100px, 0.5fr)']);
	});
});
