import { describe, expect, it } from 'vitest';
import { bytesOf, gigabytesOf, linesOf, sayDelay, sayTerms } from './say';

describe('rules in words', () => {
	it('say for each protocol how long it is held, and what is let pass', () => {
		expect(sayDelay({ torrent_minutes: 60, bypass_above_score: 0 })).toEqual([
			'Torrents: held for 60 minutes',
			'Usenet: not held',
			'Torrents win among equals',
			'A score of 0 or more is not held'
		]);
		expect(sayDelay({ protocols: ['usenet'], usenet_minutes: 1 })).toEqual(['Usenet: held for 1 minute']);
	});

	it('say the terms and their points', () => {
		expect(sayTerms({ must_contain: ['tide'], preferred: [{ term: '/x26[45]/', points: 5 }] })).toEqual([
			'Must hold: tide',
			'/x26[45]/: +5'
		]);
	});

	it('say sizes in GB, and no limit as nothing', () => {
		expect([gigabytesOf(1_500_000_000), gigabytesOf(null)]).toEqual([1.5, null]);
		expect([bytesOf(1.5), bytesOf(null), bytesOf(undefined)]).toEqual([1_500_000_000, null, null]);
	});

	it('are one term a line', () => {
		expect(linesOf(' cam \n\n/\\bts\\b/\r\n')).toEqual(['cam', '/\\bts\\b/']);
	});
});
