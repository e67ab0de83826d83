import { expect, it } from 'vitest';
import { toldFacts } from './facts';

it('only what was found is told, in plain words', () => {
	const facts = {
		name: 'Show.S01E02',
		full_season: false,
		is_3d: true,
		group: null,
		season: 0,
		episodes: [2, 3],
		languages: [],
		quality: { source: 'webdl', resolution: 1080, modifier: 'none' }
	};
	expect(toldFacts(facts)).toEqual([
		{ name: 'is 3d', value: '✓' },
		{ name: 'season', value: '0' },
		{ name: 'episodes', value: '2, 3' },
		{ name: 'quality', value: 'source webdl, resolution 1080' }
	]);
});
