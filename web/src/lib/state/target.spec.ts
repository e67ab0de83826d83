import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from '$lib/events/stream.svelte';
import type { FileView } from '$lib/services/titles';
import { Target, type TargetReads } from './target.svelte';

const file = { file_id: 'f', quality: 'WEBDL-1080p' } as FileView;

function serving(files: FileView[][]): TargetReads {
	return {
		listFiles: () => Promise.resolve({ items: files.shift() ?? [file], next_cursor: null }),
		readTimeline: () => Promise.resolve({ items: [], next_cursor: null })
	};
}

afterEach(() => vi.useRealTimers());

describe('a target', () => {
	it('gets its file when its title’s events say so, and not by those of others', async () => {
		vi.useFakeTimers();
		const target = new Target('show', 'title', 'target', serving([[], [file]]));
		const events = new EventStream();
		target.follow(events);
		await target.load();
		expect(target.file).toBeNull();
		const satisfied = (seq: number, title_id: string) =>
			events.receive('catalog.evt.TargetSatisfied.v1', JSON.stringify({ seq, data: { title_id } }), String(seq));
		satisfied(1, 'another');
		await vi.runAllTimersAsync();
		expect(target.file).toBeNull();
		satisfied(2, 'title');
		await vi.runAllTimersAsync();
		expect(target.file?.quality).toBe('WEBDL-1080p');
	});
});
