import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshCondition } from '$lib/conditions';
import type { FormatTrial } from '$lib/services/formats';
import { Trial } from './format-trial.svelte';

const FORMAT = { name: '', specifications: [freshCondition('TitleMatches')] };
const answerTo = (name: string) => ({ matches: name === 'b', conditions: [] }) as unknown as FormatTrial;

describe('a trial', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('asks once the typing rests, also for a format that has no name yet', async () => {
		const asked: string[] = [];
		const trial = new Trial(async ({ name, custom_format }) => {
			asked.push(`${custom_format.name} ${name}`);
			return answerTo(name);
		});
		trial.about(FORMAT, 'a', 'show');
		trial.about(FORMAT, 'b', 'show');
		await vi.runAllTimersAsync();
		expect(asked).toEqual(['- b']);
		expect(trial.answer?.matches).toBe(true);
	});

	it('drops an answer that a newer question overtook', async () => {
		const answers: Record<string, (trial: FormatTrial) => void> = {};
		const trial = new Trial(({ name }) => new Promise((resolve) => (answers[name] = resolve)));
		trial.about(FORMAT, 'a', 'show');
		await vi.runAllTimersAsync();
		trial.about(FORMAT, 'b', 'show');
		await vi.runAllTimersAsync();
		answers.b?.(answerTo('b'));
		answers.a?.(answerTo('a'));
		await vi.runAllTimersAsync();
		expect(trial.answer?.matches).toBe(true);
	});

	it('asks nothing without a name or a condition', async () => {
		const trial = new Trial(() => Promise.reject(new Error('was asked')));
		trial.about(FORMAT, ' ', 'show');
		trial.about({ ...FORMAT, specifications: [] }, 'a', 'show');
		await vi.runAllTimersAsync();
		expect(trial.problem).toBeNull();
	});
});
