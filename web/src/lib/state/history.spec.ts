import { describe, expect, it } from 'vitest';
import { EventStream } from '$lib/events/stream.svelte';
import type { EventFilter } from '$lib/services/system';
import { History, isHistoryKind } from './history.svelte';

describe('the history', () => {
	it('asks for the subjects of its kind, and takes only those that come', async () => {
		const asked: EventFilter[] = [];
		const history = new History('grabbed', (filter) => {
			asked.push(filter);
			return Promise.resolve({ items: [], next_cursor: null });
		});
		const events = new EventStream();
		history.follow(events);
		await history.pager.reload();
		const type = (name: string) => `indexer.evt.${name}.v1`;
		for (const [seq, name] of [
			[1, 'SearchCompleted'],
			[2, 'ReleaseGrabbed'],
			[2, 'ReleaseGrabbed']
		] as const)
			events.receive(type(name), JSON.stringify({ seq, type: type(name), data: {} }), String(seq));
		expect(asked).toEqual([{ subjects: ['indexer.evt.ReleaseGrabbed'] }]);
		expect(history.pager.items.map((entry) => entry.seq)).toEqual([2]);
	});

	it('knows its kinds by name', () => {
		expect(['all', 'failed', 'toString', null].map(isHistoryKind)).toEqual([true, true, false, false]);
	});
});
