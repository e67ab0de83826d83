import { describe, expect, it } from 'vitest';
import { ApiProblem } from '$lib/api/problem';
import { Loaded } from './loaded.svelte';

const REFUSED = {
	type: 'about:blank',
	title: 'Refused',
	status: 503,
	code: 'refused',
	detail: 'Not now.',
	advice: '',
	errors: []
};

interface Answer {
	resolve: (value: string) => void;
	reject: (reason: unknown) => void;
}

/** Something whose answers come when the test gives them. */
function held(): { loaded: Loaded<string>; answers: Answer[] } {
	const answers: Answer[] = [];
	const loaded = new Loaded<string>(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
	return { loaded, answers };
}

describe('something loaded', () => {
	it('has its value, and loads until then', async () => {
		const { loaded, answers } = held();
		const done = loaded.load();
		expect([loaded.value, loaded.loading]).toEqual([null, true]);
		answers[0]?.resolve('read');
		await done;
		expect([loaded.value, loaded.problem, loaded.loading]).toEqual(['read', null, false]);
	});

	it('keeps its value when a load fails, tells why, and forgets that when a load works', async () => {
		let fails = false;
		const loaded = new Loaded(async () => {
			if (fails) throw new ApiProblem(REFUSED);
			return 'read';
		});
		await loaded.load();
		fails = true;
		await loaded.load();
		expect([loaded.value, loaded.problem?.code, loaded.loading]).toEqual(['read', 'refused', false]);
		fails = false;
		await loaded.load();
		expect(loaded.problem).toBeNull();
	});

	it('drops an answer and a failure that a newer answer overtook', async () => {
		const { loaded, answers } = held();
		const loads = [loaded.load(), loaded.load(), loaded.load()];
		answers[2]?.resolve('new');
		await loads[2];
		answers[0]?.resolve('old');
		answers[1]?.reject(new ApiProblem(REFUSED));
		await Promise.all(loads);
		expect([loaded.value, loaded.problem, loaded.loading]).toEqual(['new', null, false]);
	});

	it('shows what is there already while a newer answer is still to come', async () => {
		const { loaded, answers } = held();
		const loads = [loaded.load(), loaded.load()];
		answers[0]?.resolve('old');
		await loads[0];
		expect([loaded.value, loaded.loading]).toEqual(['old', true]);
		answers[1]?.resolve('new');
		await loads[1];
		expect([loaded.value, loaded.loading]).toEqual(['new', false]);
	});
});
