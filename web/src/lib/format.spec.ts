import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatPercent, formatPlace, formatSeconds, formatTargets } from './format';

const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('sizes', () => {
	it('keep three digits and follow the locale', () => {
		expect(plain(formatBytes(1_432_000_000, 'en'))).toBe('1.4 GB');
		expect(plain(formatBytes(1_432_000_000, 'de'))).toBe('1,4 GB');
		expect(plain(formatBytes(0, 'en'))).toBe('0 B');
		expect(plain(formatBytes(734_500_000, 'en'))).toBe('735 MB');
	});
});

describe('percent', () => {
	it('is 100 only when whole', () => {
		expect(formatPercent(0.999, 'en')).toBe('99%');
		expect(formatPercent(1, 'en')).toBe('100%');
	});
});

describe('times', () => {
	it('choose the unit that fits', () => {
		expect(formatSeconds(40, 'en')).toBe('40s');
		expect(formatSeconds(3_900, 'en')).toBe('1h 5m');
	});

	it('are told from now', () => {
		const now = new Date('2024-05-02T12:00:00Z');
		expect(formatAgo('2024-05-02T09:00:00Z', 'en', now)).toBe('3 hr. ago');
		expect(formatAgo('2024-05-04T12:00:00Z', 'en', now)).toBe('in 2 days');
	});
});

describe('targets', () => {
	const episode = (season: number, number: number) => ({ season, episode: number });

	it('are short', () => {
		expect(formatPlace(episode(1, 2))).toBe('S01E02');
		expect(formatTargets([episode(1, 1), episode(1, 2)])).toBe('S01 · 2');
		expect(formatTargets([episode(1, 1), episode(3, 2)])).toBe('S01–S03');
		expect(formatTargets([{ season: null, episode: null }])).toBe('');
	});
});
