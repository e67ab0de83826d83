import { expect, it } from 'vitest';
import { firstOpenStep } from './steps';

it('the set-up goes on where it was left', () => {
	expect(firstOpenStep(0, 0)).toBe('libraries');
	expect(firstOpenStep(1, 0)).toBe('indexer');
	expect(firstOpenStep(2, 1)).toBe('profile');
});
