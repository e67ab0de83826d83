import { describe, expect, it } from 'vitest';
import type { Entry } from '$lib/events/stream.svelte';
import { titleOf } from './about';

const entry = (type: string, data: object) => ({ type: `catalog.evt.${type}.v1`, data }) as unknown as Entry;

describe('the title of an event', () => {
	it('is found by its targets or by itself', () => {
		const target = { title_id: 'a', kind: 'movie' };
		expect(titleOf(entry('TargetWanted', { target }))).toEqual(target);
		expect(titleOf(entry('ImportCompleted', { title_id: 'a', imported: [target] }))).toEqual(target);
		expect(titleOf(entry('ShowAdded', { title_id: 'b' }))).toEqual({ title_id: 'b', kind: 'show' });
	});

	it('is nothing when there is none, or none any more', () => {
		expect(titleOf(entry('ProfileChanged', { name: 'HD' }))).toBeNull();
		expect(titleOf(entry('TitleRemoved', { title_id: 'a', kind: 'show' }))).toBeNull();
	});
});
