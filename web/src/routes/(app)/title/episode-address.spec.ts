import { describe, expect, it } from 'vitest';
import { addressOf, readAddress } from './episode-address';

describe('the address of an episode', () => {
	it('comes back as it went', () => {
		for (const episode of [
			{ season: 1, number: 2 },
			{ season: 0, number: 104 }
		])
			expect(readAddress(addressOf(episode))).toEqual(episode);
	});

	it('is nothing when it can’t be read', () => {
		for (const text of [null, '', 's1', 'evil', 's01e02x']) expect(readAddress(text)).toBeNull();
	});
});
