import { describe, expect, it, vi } from 'vitest';
import { ApiProblem, readProblem } from '$lib/api/problem';
import type { Backups } from '$lib/services/backups';
import { KeptBackups } from './backups.svelte';

const run = (steps_done: number) => ({
	kind: 'manual' as const,
	started_at: '2026-03-01T03:00:00Z',
	steps_done,
	steps: 3
});
const state = (revision: number, running: Backups['running'] = null): Backups => ({
	revision,
	items: [],
	running,
	failure: null,
	due_at: null
});

describe('the backups that are kept', () => {
	it('are asked for once while nothing is made', async () => {
		const listBackups = vi.fn(() => Promise.resolve(state(1)));
		const kept = new KeptBackups({ listBackups, makeBackup: vi.fn() });
		await kept.load();
		await Promise.resolve();
		expect(listBackups).toHaveBeenCalledTimes(1);
		expect(kept.value?.revision).toBe(1);
	});

	it('are followed step by step until the one that is made is done', async () => {
		const steps = [state(3, run(1)), state(4, run(2)), state(5)];
		const known: (number | null)[] = [];
		const listBackups = vi.fn((revision: number | null = null) => {
			known.push(revision);
			return Promise.resolve(steps.shift() ?? state(9));
		});
		const kept = new KeptBackups({ listBackups, makeBackup: () => Promise.resolve(state(2, run(0))) });
		await kept.make();
		await vi.waitFor(() => expect(kept.value?.running).toBeNull());
		expect(known).toEqual([2, 3, 4]);
		expect(kept.value?.revision).toBe(5);
	});

	it('tell why they can no longer be followed, but not to those who left', async () => {
		const refused = new ApiProblem(readProblem({ code: 'unavailable', detail: 'gone' }, 503));
		const server = { listBackups: () => Promise.reject(refused), makeBackup: () => Promise.resolve(state(2, run(0))) };
		const kept = new KeptBackups(server);
		await kept.make();
		await vi.waitFor(() => expect(kept.problem?.detail).toBe('gone'));
		const left = new KeptBackups(server);
		left.leave();
		await left.load();
		expect(left.problem).toBeNull();
	});
});
