import { describe, expect, it } from 'vitest';
import { ApiProblem, type Problem } from '$lib/api/problem';
import { Submission } from './submission.svelte';

const INVALID: Problem = {
	type: 'about:blank',
	title: '',
	status: 422,
	code: 'invalid_input',
	detail: 'body.name: too short',
	advice: '',
	errors: [
		{ where: 'body.name', what: 'too short' },
		{ where: 'body.qualities.0.name', what: 'unknown' }
	]
};
const refuse = () => Promise.reject(new ApiProblem(INVALID));

describe('a submission', () => {
	it('tells each error to its field, and the rest beside them', async () => {
		const form = new Submission();
		expect(await form.run('save', refuse)).toBe(false);
		expect(form.errors).toEqual({ name: 'too short', 'qualities.0.name': 'unknown' });
		expect(form.beside(['name'])?.detail).toBe(INVALID.detail);
		expect(form.beside(['name', 'qualities.0.name'])).toBeNull();
		expect(form.doing).toBeNull();
	});

	it('shows a problem without fields whole, and forgets it with the next try', async () => {
		const form = new Submission();
		await form.run('save', () => Promise.reject(new ApiProblem({ ...INVALID, errors: [] })));
		expect(form.beside(['name'])?.code).toBe('invalid_input');
		expect(await form.run('save', () => Promise.resolve())).toBe(true);
		expect(form.beside([])).toBeNull();
	});

	it('does one thing at a time', async () => {
		const form = new Submission();
		let finish = () => {};
		const first = form.run('test', () => new Promise<void>((resolve) => (finish = resolve)));
		expect(form.doing).toBe('test');
		expect(await form.run('save', refuse)).toBe(false);
		finish();
		expect(await first).toBe(true);
	});
});
