import { describe, expect, it } from 'vitest';
import { ApiProblem, readProblem } from '$lib/api/problem';
import { EventStream } from '$lib/events/stream.svelte';
import type { HeldRelease } from '$lib/services/held';
import { HeldReleases, type HeldServer } from './held.svelte';

const DUE = '2026-11-21T12:00:00Z';
const target = (target_id: string) => ({ target_id, season: 1, episode: 1 });

function held(releaseId: string, ...targets: string[]): HeldRelease {
	const shown = { title_id: `title of ${releaseId}`, release: { release_id: releaseId }, due_at: DUE };
	return { ...shown, targets: targets.map(target) } as unknown as HeldRelease;
}

/** A server that holds these, and what it was asked to do. */
function serving(items: HeldRelease[], done: string[] = []): HeldServer {
	return {
		listHeld: () => Promise.resolve({ items: [...items], next_cursor: null, total: items.length }),
		takeHeld: (id) => Promise.resolve(void done.push(`take ${id}`)),
		letGo: (id) => Promise.resolve(void done.push(`let go ${id}`))
	};
}

async function following(...items: HeldRelease[]) {
	const [stream, list] = [new EventStream(), new HeldReleases(serving(items))];
	const stop = list.follow(stream);
	await list.pager.reload();
	let seq = 0;
	const tell = (subject: string, data: object) => {
		seq += 1;
		stream.receive(subject, JSON.stringify({ seq, data }), String(seq));
	};
	const shown = () => list.pager.items.map((one) => one.release.release_id);
	return { list, tell, shown, stop };
}

describe('held releases', () => {
	it('leave when they are taken or let go', async () => {
		const done: string[] = [];
		const list = new HeldReleases(serving([held('one', 'a'), held('two', 'b')], done));
		await list.pager.reload();
		await list.take('one');
		await list.letGo('two');
		expect(done).toEqual(['take one', 'let go two']);
		expect(list.pager.items).toEqual([]);
	});

	it('stay when they can’t be taken', async () => {
		const refused = () => Promise.reject(new ApiProblem(readProblem(null, 409)));
		const list = new HeldReleases({ ...serving([held('one', 'a')]), takeHeld: refused });
		await list.pager.reload();
		await expect(list.take('one')).rejects.toThrow();
		expect(list.pager.items).toHaveLength(1);
	});

	it('go with their targets, whichever release these got; a pack stays for the others', async () => {
		const { tell, shown, list } = await following(held('pack', 'a', 'b'), held('single', 'c'));
		tell('indexer.evt.ReleaseGrabbed.v1', { release_id: 'another', targets: [target('a'), target('c')] });
		expect(shown()).toEqual(['pack']);
		expect(list.pager.items[0]?.targets).toHaveLength(1);
		tell('indexer.evt.HeldReleaseDropped.v1', { release_id: 'pack', targets: [target('b')] });
		expect(shown()).toEqual([]);
	});

	it('go when nobody wants them any more', async () => {
		const { tell, shown } = await following(held('one', 'a'), held('two', 'b'), held('three', 'c'));
		tell('catalog.evt.TargetUnwanted.v1', { target: target('a') });
		tell('catalog.evt.TitleRemoved.v1', { title_id: 'title of two' });
		expect(shown()).toEqual(['three']);
	});

	it('are overdue a while after they were due', async () => {
		const { list } = await following(held('one', 'a'));
		const at = (seconds: number) => new Date(Date.parse(DUE) + seconds * 1000);
		expect(list.isOverdue(at(1))).toBe(false);
		expect(list.isOverdue(at(60))).toBe(true);
	});
});
