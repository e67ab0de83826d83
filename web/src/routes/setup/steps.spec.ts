import { expect, it } from 'vitest';
import { resumeAt } from './steps';

it('the set-up goes on where it was left', () => {
	expect(resumeAt('client', 1, 0)).toBe('client');
	expect(resumeAt('metadata', 2, 1)).toBe('metadata');
});

it('without a place where it was left, it goes on at the first step that has nothing yet', () => {
	expect(resumeAt(null, 0, 0)).toBe('libraries');
	expect(resumeAt('profile', 0, 0)).toBe('libraries');
	expect(resumeAt('done', 1, 0)).toBe('metadata');
	expect(resumeAt('a step of an older version', 2, 1)).toBe('profile');
});
