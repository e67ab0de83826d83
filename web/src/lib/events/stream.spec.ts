import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventStream, type Received } from './stream.svelte';

const SUBJECT = 'catalog.evt.TitleRemoved.v1';
const stored = (seq: number) => JSON.stringify({ seq, data: { title_id: 'a', name: 'Harbor Lights' } });

afterEach(() => vi.useRealTimers());

describe('the event stream', () => {
	it('hands the body of a stored event to those who asked for its subject', () => {
		const events = new EventStream();
		const names: string[] = [];
		events.on(SUBJECT, (body) => names.push(body.name));
		events.receive(SUBJECT, stored(1), '1');
		expect(names).toEqual(['Harbor Lights']);
	});

	it('drops what it has seen, as after a reconnect', () => {
		const events = new EventStream();
		const seen: Received[] = [];
		events.onEverything((received) => seen.push(received));
		events.receive(SUBJECT, stored(2), '2');
		events.receive(SUBJECT, stored(2), '2');
		events.receive(SUBJECT, stored(1), '1');
		expect(seen.map((received) => received.entry?.seq)).toEqual([2]);
	});

	it('stops when told to', () => {
		const events = new EventStream();
		let count = 0;
		const stop = events.on(SUBJECT, () => (count += 1));
		stop();
		events.receive(SUBJECT, stored(1), '1');
		expect(count).toBe(0);
	});

	it('calls once for many messages when they have settled, and not once it is stopped', () => {
		vi.useFakeTimers();
		const events = new EventStream();
		let count = 0;
		let fitting = true;
		const stop = events.onSettled(
			[SUBJECT],
			500,
			() => (count += 1),
			() => fitting
		);
		events.receive(SUBJECT, stored(1), '1');
		vi.advanceTimersByTime(400);
		events.receive(SUBJECT, stored(2), '2');
		vi.advanceTimersByTime(400);
		expect(count).toBe(0);
		fitting = false;
		events.receive(SUBJECT, stored(3), '3');
		vi.advanceTimersByTime(100);
		expect(count).toBe(1);
		fitting = true;
		events.receive(SUBJECT, stored(4), '4');
		stop();
		vi.runAllTimers();
		expect(count).toBe(1);
	});
});
