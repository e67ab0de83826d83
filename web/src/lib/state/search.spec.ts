import { describe, expect, it, vi } from 'vitest';
import type { ReleaseView, SearchView } from '$lib/services/searches';
import { EventStream } from '$lib/events/stream.svelte';
import { Search } from './search.svelte';

const release = (release_id: string, more: Partial<ReleaseView> = {}) =>
	({
		release_id,
		search_id: 's',
		name: release_id,
		accepted: true,
		score: 0,
		seeders: 1,
		size_bytes: 1,
		published_at: null,
		quality: 'WEBDL-1080p',
		indexers: ['Harbor Index'],
		...more
	}) as ReleaseView;

function running(): Search {
	const search = new Search();
	search.view = { search_id: 's', state: 'running', answers: [] } as unknown as SearchView;
	return search;
}

const ids = (search: Search) => search.rows.map((row) => row.release_id);

describe('an interactive search', () => {
	it('is over when the last indexer answered, although the stored search lags behind', async () => {
		const stale = { search_id: 's', state: 'running', answers: [] } as unknown as SearchView;
		const read = { releases: 0 };
		const search = new Search({
			startSearch: () => Promise.resolve(stale),
			getSearch: () => Promise.resolve(stale),
			listReleases: () => {
				read.releases += 1;
				return Promise.resolve([release('a')]);
			}
		});
		const events = new EventStream();
		search.follow(events);
		await search.start({ title_id: 't' });
		const answer = { indexer_id: 'i', name: 'Harbor Index', results: 1, took_ms: 5, error: null };
		events.receive('indexer.live.IndexerAnswered.v1', JSON.stringify({ search_id: 's', answer, waiting: 0 }), '');
		await vi.waitFor(() => expect(read.releases).toBe(2));
		await Promise.resolve();
		expect([search.view?.state, search.view?.answers.length]).toEqual(['completed', 1]);
	});

	it('shows the acceptable first, then by score', () => {
		const search = running();
		search.take(release('refused', { accepted: false, score: 900 }));
		search.take(release('good', { score: 10 }));
		search.take(release('better', { score: 20 }));
		expect(ids(search)).toEqual(['better', 'good', 'refused']);
		search.onlyAccepted = true;
		expect(ids(search)).toEqual(['better', 'good']);
	});

	it('sorts by what is asked for, and turned round when it is asked again', () => {
		const search = running();
		search.take(release('small', { size_bytes: 1 }));
		search.take(release('large', { size_bytes: 9 }));
		search.sortBy('size');
		expect(ids(search)).toEqual(['large', 'small']);
		search.sortBy('size');
		expect(ids(search)).toEqual(['small', 'large']);
		search.sortBy('best');
		expect(search.turned).toBe(false);
	});

	it('is filtered by any of the picked qualities and any of the picked indexers', () => {
		const search = running();
		search.take(release('a', { quality: 'HD', indexers: ['One', 'Two'] }));
		search.take(release('b', { quality: 'SD', indexers: ['One'] }));
		search.take(release('c', { quality: '4K', indexers: ['One'] }));
		expect(search.facets.map((facet) => `${facet.name} ${facet.count}`)).toEqual([
			'HD 1',
			'SD 1',
			'4K 1',
			'One 3',
			'Two 1'
		]);
		search.toggle({ kind: 'quality', name: 'HD', count: 1 });
		search.toggle({ kind: 'quality', name: 'SD', count: 1 });
		expect(ids(search)).toEqual(['a', 'b']);
		search.toggle({ kind: 'indexer', name: 'Two', count: 1 });
		expect(ids(search)).toEqual(['a']);
	});

	it('lets no row in under the pointer', () => {
		const search = running();
		search.take(release('a'));
		search.held = true;
		search.take(release('b'));
		expect([ids(search), search.waiting.length]).toEqual([['a'], 1]);
		search.letIn();
		expect([ids(search), search.waiting.length]).toEqual([['a', 'b'], 0]);
	});

	it('keeps one row for a release that comes twice', () => {
		const search = running();
		search.take(release('a'));
		search.take(release('a', { score: 5 }));
		expect(search.rows.map((row) => row.score)).toEqual([5]);
	});

	it('does not mix in the rows of another search', () => {
		const search = running();
		search.take(release('a', { search_id: 'other' }));
		expect(search.rows).toEqual([]);
	});
});
