import { describe, expect, it } from 'vitest';
import { cutName } from './release-name';

const NAME = 'Show.S01E02.1080p-GRP';

describe('a release name', () => {
	it('stays whole when it is cut', () => {
		const spans = [
			{ start: 0, end: 4, fact: 'title' },
			{ start: 5, end: 11, fact: 'season' },
			{ start: 8, end: 14, fact: 'episodes' },
			{ start: 18, end: 21, fact: 'group' }
		];
		const parts = cutName(NAME, spans);
		expect(parts.map((part) => part.text).join('')).toBe(NAME);
		expect(parts.filter((part) => part.fact).map((part) => part.text)).toEqual(['Show', 'S01E02', 'GRP']);
	});

	it('is one quiet piece when nothing was read', () => {
		expect(cutName(NAME, [])).toEqual([{ text: NAME, fact: null, colour: '' }]);
	});
});
