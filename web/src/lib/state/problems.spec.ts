import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from '$lib/events/stream.svelte';
import { Problems } from './problems.svelte';

describe('problems', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('are asked for again after an event that touches them, and at no other time', () => {
		const read = vi.fn(() => Promise.resolve([]));
		const events = new EventStream();
		const stop = new Problems(read).follow(events);
		events.receive('catalog.evt.ImportBlocked.v1', JSON.stringify({ seq: 1, data: {} }), '1');
		vi.advanceTimersByTime(1000);
		expect(read).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(60_000);
		expect(read).toHaveBeenCalledTimes(1);
		stop();
		events.receive('catalog.evt.ImportBlocked.v1', JSON.stringify({ seq: 2, data: {} }), '2');
		vi.advanceTimersByTime(1000);
		expect(read).toHaveBeenCalledTimes(1);
	});
});
