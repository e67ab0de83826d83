import { describe, expect, it } from 'vitest';
import { changedSizes, orderProblem } from './sizes';

describe('sizes of qualities', () => {
	it('that are as they were are not sent', () => {
		const stored = [
			{ quality: 'a', min_mb: 1 },
			{ quality: 'b', min_mb: 1, max_mb: 5 }
		];
		const shown = [
			{ quality: 'a', min_mb: 1, preferred_mb: null, max_mb: null },
			{ quality: 'b', min_mb: 1 }
		];
		expect(changedSizes(stored, shown)).toEqual([shown[1]]);
	});

	it('of movies are not those of shows', () => {
		const stored = [
			{ kind: 'show', quality: 'a', min_mb: 1 },
			{ kind: 'movie', quality: 'a', min_mb: 2 }
		] as const;
		const shown = [stored[0], { ...stored[1], min_mb: 1 }];
		expect(changedSizes(stored, shown)).toEqual([shown[1]]);
	});

	it('that contradict each other say which', () => {
		expect(orderProblem({ quality: 'a', min_mb: 5, max_mb: 5 })).toBe('max');
		expect(orderProblem({ quality: 'a', min_mb: 5, preferred_mb: 4 })).toBe('preferred');
		expect(orderProblem({ quality: 'a', min_mb: 1, preferred_mb: 9, max_mb: 8 })).toBe('preferred');
		expect(orderProblem({ quality: 'a', min_mb: 1, preferred_mb: 8, max_mb: 8 })).toBeNull();
		expect(orderProblem({ quality: 'a' })).toBeNull();
	});
});
