import { describe, expect, it } from 'vitest';
import type { DownloadView } from '$lib/services/downloads';
import { QueueSelection } from './queue-selection.svelte';

const download = (download_id: string, state: string) => ({ download_id, state }) as DownloadView;
const all = [download('a', 'downloading'), download('b', 'paused'), download('c', 'downloading')];

function picked(fails: string | null = null) {
	const done: string[] = [];
	const one = (name: string) => (id: string) => {
		if (id === fails) return Promise.reject(new Error('away'));
		done.push(`${name} ${id}`);
		return Promise.resolve(undefined as never);
	};
	const selection = new QueueSelection({
		pauseDownload: one('pause'),
		resumeDownload: one('resume'),
		removeDownload: one('remove'),
		blocklistDownload: ({ download_id }) => one('blocklist')(download_id)
	});
	for (const { download_id } of all) selection.toggle(download_id);
	return { selection, done };
}

describe('picked downloads', () => {
	it('are paused where that is of use', async () => {
		const { selection, done } = picked();
		expect(await selection.act('pause', all)).toBe(2);
		expect([done, selection.ids.size]).toEqual([['pause a', 'pause c'], 0]);
	});

	it('are blocklisted and searched for again', async () => {
		const { selection, done } = picked();
		selection.toggle('c');
		await selection.act('again', all);
		expect(done).toEqual(['blocklist a', 'blocklist b']);
	});

	it('stay picked from the one on that failed', async () => {
		const { selection, done } = picked('b');
		await expect(selection.act('remove', all)).rejects.toThrow('away');
		expect([done, [...selection.ids], selection.busy]).toEqual([['remove a'], ['b', 'c'], false]);
	});
});
